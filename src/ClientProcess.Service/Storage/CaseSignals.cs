namespace ClientProcess.Service.Storage;

/// <summary>Tells whoever listens on this node that a case changed, after it is durable. Missing one is harmless: everything can be read.</summary>
public sealed class CaseSignals
{
    /// <summary>In the place of a team: every team may be concerned, for there was too much to name.</summary>
    public const string Everybody = "*";

    /// <summary>In the place of a team: this one person is concerned, whatever their teams. No team's id begins like this.</summary>
    public static string Person(string id) => $"@{id}";

    /// <summary>The case, and the teams that had or have open work in it; from this node or another.</summary>
    public event Action<Guid, IReadOnlyList<string>>? CaseChanged;

    /// <summary>The same, but only what this node itself changed: what the others must be told.</summary>
    public event Action<Guid, IReadOnlyList<string>>? ChangedHere;

    public void Changed(Guid caseId, IEnumerable<string> teams)
    {
        IReadOnlyList<string> concerned = [.. teams.Distinct(StringComparer.Ordinal)];
        CaseChanged?.Invoke(caseId, concerned);
        ChangedHere?.Invoke(caseId, concerned);
    }

    /// <summary>Another node changed it.</summary>
    public void Heard(Guid caseId, IReadOnlyList<string> teams) => CaseChanged?.Invoke(caseId, teams);
}
