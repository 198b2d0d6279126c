using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases;

/// <summary>The client was told how it stands: that is a response, and the next update is due again from now.</summary>
public sealed record InformClient(string? Note) : CaseCommand;

/// <summary>How urgent the case is from now on.</summary>
public sealed record ChangePriority(Priority Priority, string? Reason) : CaseCommand;

/// <summary>What was agreed or when people work has changed: open clocks go on by what holds now, and the journal tells before and after.</summary>
public sealed record ReviewClocks : CaseCommand;
