using System.Collections.Immutable;
using System.Text.Json;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Work reaches a team. Where the token was last worked on by another team that is a handoff: what the receiver needs is checked, the sender
/// stays responsible until the receiver accepts.
/// </summary>
internal static class Offering
{
    /// <param name="Decided">The coordinators have said that it is for this team.</param>
    /// <param name="MeantFor">The colleague for whom it lies ready.</param>
    /// <param name="Reason">The note with the reason, for a handoff outside the drawing.</param>
    /// <param name="Previous">The declined handoff that this offer repairs.</param>
    /// <param name="Escalations">How often in a row a rung has sent it on.</param>
    /// <param name="FromElsewhere">Another team had it in between, so that it reaches the team even if that is the one that sent it.</param>
    public readonly record struct How(bool Decided = false, string? MeantFor = null, string? Reason = null, bool ComesBack = false, int? Previous = null, bool FromElsewhere = false, int Escalations = 0);

    public static void OfferWork(CaseRun run, Position position, string team, How how = default)
    {
        var senders = position.Origins.Where(origin => origin.Team != team).ToList();
        if (senders.Any(sender => !IsComplete(run, position, sender, team, how))) return;
        var task = new CaseTask(run.TakeId(), position.Id, position switch { { Node: not null } => WorkKind.Task, { Title: not null } => WorkKind.Added, _ => WorkKind.Reopened }, position.Node, team, run.Now)
        {
            Handoffs = [.. senders.Select(_ => run.TakeId())],
            MeantFor = how.MeantFor,
            Escalations = how.Escalations,
            Title = position.Title,
            DueAt = position.Node is { } id && run.Process.Node(id) is TaskNode { Due: { } due } ? due.FiresAt(run.Now) : null,
        };
        foreach (var (sender, handoff) in senders.Zip(task.Handoffs)) run.Emit(Offer(run, task, sender, handoff, how));
        Offer(run, task, stays: senders.Count == 0 && position.Origins.Length > 0 && !how.FromElsewhere);
    }

    /// <summary>A choice or a named wait: a person of the lane acts, but no work is passed on.</summary>
    public static void OfferPlain(CaseRun run, Position position, WorkKind kind, string team) =>
        Offer(run, new CaseTask(run.TakeId(), position.Id, kind, position.Node, team, run.Now));

    /// <summary>The work goes to the one who must mend it or say whose it is.</summary>
    public static void OfferRepair(CaseRun run, Position position, string team, string? person, WorkKind kind, RepairOf repair, int escalations = 0) =>
        Offer(run, new CaseTask(run.TakeId(), position.Id, kind, position.Node, team, run.Now) { MeantFor = person, Repair = repair, Escalations = escalations });

    /// <summary>The required needs that the case does not hold.</summary>
    public static IEnumerable<Need> Missing(CaseRun run, IEnumerable<Need> needs) =>
        needs.Where(need => need.Required && !IsGiven(need, run.Value(need.Id)));

    public static bool IsGiven(Need need, JsonElement? value) => value?.ValueKind switch
    {
        null or JsonValueKind.Null or JsonValueKind.Undefined => false,
        JsonValueKind.String => need.Kind != NeedKind.Check && !string.IsNullOrWhiteSpace(value.Value.GetString()),
        JsonValueKind.False => need.Kind != NeedKind.Check,
        _ => need.Kind != NeedKind.Check || value.Value.ValueKind == JsonValueKind.True,
    };

    /// <summary>While a person of the sender can still mend it, what is missing refuses the act; otherwise the sender gets a repair task.</summary>
    private static bool IsComplete(CaseRun run, Position position, Origin sender, string team, How how)
    {
        var missing = Missing(run, sender.Needs).ToList();
        if (missing.Count == 0) return true;
        if (run.MendingTeam == sender.Team)
        {
            var names = string.Join(", ", missing.Select(need => $"'{need.Name}'"));
            run.Refuse(RejectionCode.NeedMissing, $"Expected {names}, which {team} needs to go on, but it is not there yet.", [.. missing.Select(need => need.Id)]);
        }
        else
        {
            var repair = new RepairOf(null, team, "missing", [.. missing.Select(need => need.Id)], null);
            OfferRepair(run, position, sender.Team, sender.Person, WorkKind.Repair, repair, how.Escalations);
        }
        return false;
    }

    private static HandoffOffered Offer(CaseRun run, CaseTask task, Origin sender, int id, How how) =>
        new(new Handoff(id, task.Id, task.Node, sender.Team, sender.Person, task.Team, run.Now)
        {
            Needs = sender.Needs,
            Given = [.. sender.Needs.Where(need => IsGiven(need, run.Value(need.Id))).Select(need => need.Id)],
            IsExplicit = task.Node is { } node && run.Process.Node(node) is TaskNode { Accept: AcceptMode.Explicit },
            Decided = how.Decided,
            Reason = how.Reason,
            ComesBack = how.ComesBack,
            Previous = how.Previous,
        });

    private static void Offer(CaseRun run, CaseTask task, bool stays = false)
    {
        var bounce = task.IsWork && !stays && run.State.RouteTail is [var before, var between] && before == task.Team && between != task.Team ? between : null;
        run.Emit(new TaskOffered(task, stays));
        if (bounce is not null) run.Emit(new Bounced(task.Team, bounce));
    }
}
