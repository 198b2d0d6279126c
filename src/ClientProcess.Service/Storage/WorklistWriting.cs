using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Service.Storage;

/// <summary>
/// Keeps <c>tasks</c> and <c>handoffs</c> equal to what the journal says: what is open follows the state, how something ended follows the events.
/// Both can be built again from the journal.
/// </summary>
internal static class WorklistWriting
{
    private const string InsertTask =
        """
        INSERT INTO tasks (case_id, no, kind, node, name, team, responsible, holder, meant_for, status, attached, offered_at, claimed_at, due_at,
        follow_up_at, closed_at, closed_by, client_since, etag, touched_at)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19)
        """;

    private const string InsertHandoff =
        """
        INSERT INTO handoffs (case_id, no, task_no, node, name, from_team, from_person, to_team, status, offered_at, decided_at, decided_by, reason,
        previous, detail, etag) VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15)
        """;

    public static void Add(SqlBatch batch, CaseChange change)
    {
        foreach (var offered in change.Accepted.Events.OfType<TaskOffered>()) AddTask(batch, change, offered.Offered);
        foreach (var offered in change.Accepted.Events.OfType<HandoffOffered>()) AddHandoff(batch, change, offered.Offered);
        if (change.Before is null) return;
        foreach (var task in change.Before.Tasks) FollowTask(batch, change, task);
        foreach (var handoff in change.Before.Handoffs) FollowHandoff(batch, change, handoff);
    }

    private static void AddTask(SqlBatch batch, CaseChange change, CaseTask offered)
    {
        var state = change.After;
        var now = state.Task(offered.Id) ?? offered;
        var (status, by) = EndOf(change, offered.Id);
        batch.Add(InsertTask,
            state.Id, now.Id, Kebab.Of(now.Kind), now.Node, NameOf(change, now.Node), now.Team, Responsible(state, now), now.Holder?.Person, now.MeantFor,
            status, IsAttached(state, now), Instants.ToColumn(now.OfferedAt), Instants.ToColumn(now.Holder?.At), Instants.ToColumn(state.DueOf(now)),
            Instants.ToColumn(now.FollowUpAt), status == "open" ? null : change.At, by, Instants.ToColumn(state.OccurredAt), Etags.Of(state, now), change.At);
    }

    private static void FollowTask(SqlBatch batch, CaseChange change, CaseTask before)
    {
        if (change.After.Task(before.Id) is not { } now)
        {
            var (status, by) = EndOf(change, before.Id);
            batch.Add("UPDATE tasks SET status = @0, closed_at = @1, closed_by = @2 WHERE case_id = @3 AND no = @4", status, change.At, by, change.After.Id, before.Id);
            return;
        }
        var etag = Etags.Of(change.After, now);
        var isTouched = etag != Etags.Of(change.Before!, before) || now.Holder?.Person == change.Command.By.Id;
        if (!isTouched && change.After.DueOf(now) == change.Before!.DueOf(before)) return;
        batch.Add(
            "UPDATE tasks SET team = @0, responsible = @1, holder = @2, meant_for = @3, claimed_at = @4, due_at = @5, follow_up_at = @6, etag = @7, touched_at = COALESCE(@8, touched_at) WHERE case_id = @9 AND no = @10",
            now.Team, Responsible(change.After, now), now.Holder?.Person, now.MeantFor, Instants.ToColumn(now.Holder?.At), Instants.ToColumn(change.After.DueOf(now)),
            Instants.ToColumn(now.FollowUpAt), etag, isTouched ? change.At : null, change.After.Id, now.Id);
    }

    private static (string Status, string? By) EndOf(CaseChange change, int task)
    {
        foreach (var happened in change.Accepted.Events)
        {
            switch (happened)
            {
                case TaskCompleted { Task: { } completed } e when completed == task: return ("completed", e.By);
                case TaskCancelled e when e.Task == task: return ("cancelled", change.Command.By.Id);
                case TaskHandedOff e when e.Task == task: return ("handed-off", change.Command.By.Id);
                default: break;
            }
        }
        return ("open", null);
    }

    private static void AddHandoff(SqlBatch batch, CaseChange change, Handoff offered)
    {
        var now = change.After.Handoff(offered.Id) ?? offered;
        var (status, by, reason) = DecisionOn(change, offered.Id);
        batch.Add(InsertHandoff,
            change.After.Id, now.Id, now.Task, now.Node, NameOf(change, now.Node), now.From, now.FromPerson, now.To, status ?? "offered",
            Instants.ToColumn(now.OfferedAt), status is null ? null : change.At, by, reason, now.Previous, new Json(CaseJson.Write(now)), Etags.Of(now));
    }

    private static void FollowHandoff(SqlBatch batch, CaseChange change, Handoff before)
    {
        var now = change.After.Handoff(before.Id);
        var (status, by, reason) = DecisionOn(change, before.Id);
        if (status is not null)
        {
            batch.Add("UPDATE handoffs SET status = @0, decided_at = @1, decided_by = @2, reason = @3, detail = @4, etag = @5 WHERE case_id = @6 AND no = @7",
                status, change.At, by, reason, new Json(CaseJson.Write(now ?? before)), Etags.Of(now ?? before), change.After.Id, before.Id);
        }
        else if (now is not null && Etags.Of(now) != Etags.Of(before))
        {
            batch.Add("UPDATE handoffs SET detail = @0, etag = @1 WHERE case_id = @2 AND no = @3",
                new Json(CaseJson.Write(now)), Etags.Of(now), change.After.Id, before.Id);
        }
    }

    /// <summary>The last word of this command on a handoff; no status when it says nothing.</summary>
    private static (string? Status, string? By, string? Reason) DecisionOn(CaseChange change, int handoff) =>
        change.Accepted.Events.OfType<HandoffEvent>().LastOrDefault(happened => happened.Handoff == handoff && happened is not (HandoffQuestioned or HandoffAnswered)) switch
        {
            HandoffAccepted e => ("accepted", e.By.Person, null),
            HandoffFulfilled e => ("fulfilled", e.To, null),
            HandoffDeclined e => ("declined", e.By, e.Reason),
            HandoffReturned e => ("returned", e.By, e.Reason),
            HandoffWithdrawn e => ("withdrawn", e.By, null),
            _ => (null, null, null),
        };

    private static string Responsible(CaseState state, CaseTask task) => state.ResponsibleFor(task);

    /// <summary>A wait on the border of an activity is ended from there.</summary>
    private static bool IsAttached(CaseState state, CaseTask task) =>
        task.Kind == WorkKind.Wait && state.Position(task.Position)?.Host is { } host && state.Tasks.Any(other => other.Position == host);

    private static string NameOf(CaseChange change, string? node) =>
        node is null ? "" : Shorten(change.Facts.Model.Find(change.After.Definition.Process)?.Find(node)?.Label ?? node);

    private static string Shorten(string name) => name.Length <= 200 ? name : name[..200];
}
