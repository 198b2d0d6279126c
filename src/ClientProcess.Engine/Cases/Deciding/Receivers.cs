namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>Which team is meant when somebody names a receiver.</summary>
internal static class Receivers
{
    /// <summary>The team's id; null after a refusal. Without any known team every name is taken at its word (a dry run).</summary>
    public static string? Find(CaseRun run, string? named, string notTeam)
    {
        var teams = run.Facts.Teams;
        var to = string.IsNullOrWhiteSpace(named) ? null : teams.Resolve(named)?.Id ?? (teams.Teams.IsEmpty ? named : null);
        if (to is null) run.Refuse(RejectionCode.TeamUnknown, $"Expected a team that exists, but '{named}' does not.", named ?? "");
        else if (to == notTeam) run.Refuse(RejectionCode.SameTeam, $"Expected another team than {notTeam}, which has it already.", notTeam);
        return run.Refusal is null ? to : null;
    }
}
