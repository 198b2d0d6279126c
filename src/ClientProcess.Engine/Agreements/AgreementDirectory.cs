using System.Collections.Immutable;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Agreements;

/// <summary>The agreements of the organisation and their ladders. Immutable.</summary>
public sealed class AgreementDirectory
{
    public AgreementDirectory(IEnumerable<Agreement> agreements, IEnumerable<Ladder> ladders)
    {
        (Agreements, Ladders) = ([.. agreements], [.. ladders]);
    }

    /// <summary>Nothing was promised.</summary>
    public static AgreementDirectory Empty { get; } = new([], []);

    public ImmutableArray<Agreement> Agreements { get; }

    public ImmutableArray<Ladder> Ladders { get; }

    /// <summary>Whether there is a file with agreements at all: without one, nobody is told that a task has none.</summary>
    public bool IsEmpty => Agreements.IsEmpty;

    public Agreement? Find(string name) => Agreements.FirstOrDefault(agreement => agreement.Name == name);

    public Ladder? FindLadder(string? name) => Ladders.FirstOrDefault(ladder => ladder.Name == name);

    /// <summary>
    /// The agreement of this kind that sets this clock for the subject; the most specific wins: task, handoff, lane, partner, process,
    /// within each the one that names the process too. Null when nothing was promised.
    /// </summary>
    public Agreement? Find(AgreementSubject subject, AgreementKind kind, ClockKind clock) =>
        Matching(subject).FirstOrDefault(agreement => agreement.Kind == kind && agreement.Clocks.ContainsKey(clock));

    /// <summary>Every agreement that holds for the subject, the most specific first.</summary>
    public IEnumerable<Agreement> Matching(AgreementSubject subject) =>
        from agreement in Agreements
        let ranks = agreement.For.Where(attachment => attachment.Matches(subject)).Select(attachment => attachment.Rank).ToList()
        where ranks.Count > 0
        orderby ranks.Max() descending
        select agreement;

    /// <summary>These agreements, attached as well to what drawings attach them to; a lane's name becomes its team's key.</summary>
    public AgreementDirectory With(IEnumerable<DrawnAgreement> drawn, TeamDirectory? teams)
    {
        Attachment Resolved(Attachment to) => to is ToLane lane && teams?.Resolve(lane.Team) is { } team ? lane with { Team = team.Id } : to;
        var byName = drawn.ToLookup(attached => attached.Agreement, attached => Resolved(attached.To), StringComparer.Ordinal);
        return new AgreementDirectory(
            Agreements.Select(agreement => agreement with { For = [.. agreement.For.Concat(byName[agreement.Name]).Distinct()] }), Ladders);
    }
}
