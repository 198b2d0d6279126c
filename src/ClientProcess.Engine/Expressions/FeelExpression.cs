namespace ClientProcess.Engine.Expressions;

/// <summary>Stands in until the expressions land.</summary>
public sealed class FeelExpression;
