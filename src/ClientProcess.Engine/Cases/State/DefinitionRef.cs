namespace ClientProcess.Engine.Cases;

/// <summary>The pinned version of a process: which published drawing, its version, and which process in it.</summary>
public sealed record DefinitionRef(string Key, int Version, string Process);
