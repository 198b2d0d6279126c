using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>A token on its way to a node, while one command is being decided (BPMN 2.0 section 7.2.1).</summary>
/// <param name="Flow">The flow it comes by; null at a start.</param>
internal readonly record struct Token(string Node, string? Flow, int Scope, ImmutableArray<Origin> Origins);
