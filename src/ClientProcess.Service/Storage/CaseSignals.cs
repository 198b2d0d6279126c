namespace ClientProcess.Service.Storage;

/// <summary>Tells whoever listens on this node that a case changed, after it is durable. Missing one is harmless: everything can be read.</summary>
public sealed class CaseSignals
{
    /// <summary>The case, and the teams that have open work in it.</summary>
    public event Action<Guid, IReadOnlyList<string>>? CaseChanged;

    public void Changed(Guid caseId, IEnumerable<string> teams) => CaseChanged?.Invoke(caseId, [.. teams.Distinct(StringComparer.Ordinal)]);
}
