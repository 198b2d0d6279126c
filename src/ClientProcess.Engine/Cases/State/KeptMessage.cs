namespace ClientProcess.Engine.Cases;

/// <summary>A message that came before anything waited for it.</summary>
/// <param name="Node">The node it was addressed to by a message flow; null when it came by name.</param>
public sealed record KeptMessage(string? Name, string? Node, DateTimeOffset At);
