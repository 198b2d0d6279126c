using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>What one accepted command means for the tables.</summary>
/// <param name="Before">Null when the case is new.</param>
internal sealed record CaseChange(CaseState? Before, Accepted Accepted, CaseCommand Command, Guid CommandId, CaseFacts Facts)
{
    public CaseState After => Accepted.State!;
    public DateTime At => Instants.ToColumn(Command.Now);
}

/// <summary>
/// Writes what an accepted command changed: state under the version guard, one journal row, values, worklist rows, subscriptions and outbox rows,
/// all in the batch of the command.
/// </summary>
internal static class CaseWriting
{
    private const string Insert =
        """
        INSERT INTO cases (id, number, version, state, definition_key, definition_version, process, conversation, status, outcome, owner_person,
        owner_team, intake_team, channel, occurred_at, opened_at, closed_at, paused, has_incident, route_length, bounces, declines, next_wake, leased_until,
        moved_at, incident_at, paused_at, paused_by, paused_until, bounced_at)
        VALUES (@0, @1, @2, @3, @4, @5, @6, @7, @8, @9, @10, @11, @12, @13, @14, @15, @16, @17, @18, @19, @20, @21, @22, NULL, @23, @24, @25, @26, @27, @28)
        """;

    /// <summary>A version that is no longer the one read becomes NULL, which the column refuses: the whole batch fails, and nothing is acknowledged.</summary>
    private const string Update =
        """
        UPDATE cases SET version = CASE WHEN version = @0 THEN @1 END, state = @2, status = @3, outcome = @4, owner_person = @5, owner_team = @6,
        closed_at = @7, paused = @8, has_incident = @9, route_length = @10, bounces = @11, declines = @12, next_wake = @13, leased_until = NULL,
        moved_at = @14, incident_at = @15, paused_at = @16, paused_by = @17, paused_until = @18, bounced_at = COALESCE(@19, bounced_at), acted_at = COALESCE(@20, acted_at),
        asked_at = CASE WHEN @21 THEN @22 ELSE asked_at END, asked_by = CASE WHEN @21 THEN @23 ELSE asked_by END WHERE id = @24
        """;

    public static void Add(SqlBatch batch, CaseChange change)
    {
        if (change.Before is null) AddInsert(batch, change);
        else AddUpdate(batch, change);
        batch.Add(
            "INSERT INTO journal (case_id, seq, command_id, by_kind, by_id, at, events) VALUES (@0, @1, @2, @3, @4, @5, @6)",
            change.After.Id, change.After.Revision, change.CommandId, change.Command.By.Kind.ToString(), change.Command.By.Id, change.At,
            new Json(CaseJson.Write(change.Accepted.Events)));
        foreach (var value in change.Accepted.Values)
        {
            batch.Add("INSERT INTO case_values (case_id, key, revision, value) VALUES (@0, @1, @2, @3)",
                change.After.Id, value.Key, value.Revision, CaseJson.Write(value.Value));
        }
        WorklistWriting.Add(batch, change);
        ClockWriting.Add(batch, change);
        SubscriptionWriting.Add(batch, change);
        OutboxWriting.Add(batch, change);
    }

    private static void AddInsert(SqlBatch batch, CaseChange change)
    {
        var state = change.After;
        batch.Add(Insert,
            state.Id, CaseNumber.Of(state.Id), state.Revision, new Json(CaseJson.Write(state)), state.Definition.Key, state.Definition.Version,
            state.Definition.Process, state.Conversation, StatusOf(state), state.Outcome, state.Owner.Person, state.Owner.Team, state.IntakeTeam,
            change.Accepted.Events.OfType<CaseOpened>().First().Channel, Instants.ToColumn(state.OccurredAt), Instants.ToColumn(state.OpenedAt),
            ClosedAt(change), state.Paused is not null, HasIncident(state), state.RouteLength, state.Bounces, state.Declines, Instants.ToColumn(state.NextWake),
            change.At, IncidentAt(state), Instants.ToColumn(state.Paused?.At), state.Paused?.By, Instants.ToColumn(state.Paused?.Until), BouncedAt(change));
    }

    private static void AddUpdate(SqlBatch batch, CaseChange change)
    {
        var state = change.After;
        batch.Add(Update,
            change.Before!.Revision, state.Revision, new Json(CaseJson.Write(state)), StatusOf(state), state.Outcome, state.Owner.Person, state.Owner.Team,
            ClosedAt(change), state.Paused is not null, HasIncident(state), state.RouteLength, state.Bounces, state.Declines,
            Instants.ToColumn(state.NextWake), change.At, IncidentAt(state), Instants.ToColumn(state.Paused?.At), state.Paused?.By, Instants.ToColumn(state.Paused?.Until),
            BouncedAt(change), IsAct(change) ? change.At : null, IsAct(change) || IsAsking(change), IsAsking(change) ? change.At : null,
            IsAsking(change) ? change.Command.By.Id : null, state.Id);
    }

    public static string StatusOf(CaseState state) => state.Status == CaseStatus.Closed ? "closed" : "open";

    private static DateTime? ClosedAt(CaseChange change) => change.After.Status == CaseStatus.Closed ? change.At : null;

    /// <summary>Somebody did something about the case. To tell more of it is none: what was told waits for somebody.</summary>
    private static bool IsAct(CaseChange change) => change.Command.By.Kind != ActorKind.Engine && change.Command is not AddInformation;

    /// <summary>Client contact took in what the client said, about work that somebody else has, or nobody.</summary>
    private static bool IsAsking(CaseChange change) => change.Command is AddInformation { By: { IsPerson: true } by } && by.Has(CaseRoles.ContactEmployee)
        && change.After.Tasks.All(task => task.Holder?.Person != by.Id);

    private static DateTime? BouncedAt(CaseChange change) => change.Accepted.Events.Any(happened => happened is Bounced) ? change.At : null;

    private static DateTime? IncidentAt(CaseState state) =>
        Instants.ToColumn(state.Positions.Where(position => position.Incident is not null).Select(position => (DateTimeOffset?)position.Incident!.At).Min());

    private static bool HasIncident(CaseState state) => state.Positions.Any(position => position.Incident is not null);
}
