namespace ClientProcess.Engine.Cases;

/// <summary>Who answers for the whole case, across branches and teams (<i>regiehouder</i>): a person, and the team behind that person.</summary>
public sealed record CaseOwner(string Person, string Team);
