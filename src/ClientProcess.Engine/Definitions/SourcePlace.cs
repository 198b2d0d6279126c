namespace ClientProcess.Engine.Definitions;

/// <summary>Where something stands in a definition file, so that a diagnostic can point at it. Both 1-based; 0 when unknown.</summary>
public readonly record struct SourcePlace(int Line, int Column);
