namespace ClientProcess.Engine.Expressions;

/// <summary>What is wrong with an expression, and where.</summary>
/// <param name="Column">
/// The 1-based place in the expression's text, counted in UTF-16 characters from its start, line ends included; 0 when no place is meant.
/// </param>
/// <param name="Message">A sentence part in lower case, without a full stop, for the person who wrote the expression.</param>
public sealed record FeelError(int Column, string Message);
