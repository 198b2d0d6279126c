using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;
using MediatR;

namespace ClientProcess.Service.Absence;

/// <summary>
/// Somebody is away, from now on (<i>vandaag ziek</i>) or as planned. From now on is one act: what was promised for today goes to the substitute or back to
/// the team, and its coordinator is told; the rest goes back to the team.
/// </summary>
/// <param name="From">Null: from now on.</param>
/// <param name="Until">From when the person is back; null: nobody knows yet.</param>
/// <param name="Reason">One of <see cref="AbsenceReasons"/>; never anything medical.</param>
public sealed record MarkAbsent(Actor By, DateTimeOffset Now, string Person, DateTimeOffset? From, DateTimeOffset? Until, string? Substitute, string Reason) : IRequest<CaseReply>
{
    public RequestKey? Request { get; init; }
}

/// <summary>Why somebody is away, in one word.</summary>
public static class AbsenceReasons
{
    public const string Ill = "ill";
    public const string Leave = "leave";
    public const string Other = "other";

    public static readonly string[] All = [Ill, Leave, Other];
}

internal sealed class MarkAbsentHandler(CaseStore store, TeamRegister teams, WorkDivision division, Database database) : IRequestHandler<MarkAbsent, CaseReply>
{
    public async Task<CaseReply> Handle(MarkAbsent request, CancellationToken cancellationToken)
    {
        if (await store.AnsweredAsync(request.Request, cancellationToken) is { } before) return before;
        if (await WhyNotAsync(request, cancellationToken) is { } no) return await store.KeepAsync(request.Request, CaseReply.Refused(no), request.Now, cancellationToken);
        var from = request.From is { } planned && planned > request.Now ? planned : request.Now;
        // The same again, while it lasts, is no second absence.
        var absence = await HoldingAsync(request, cancellationToken) ?? await AddAsync(request, from, cancellationToken);
        if (absence.DividedAt is null && from <= request.Now) await division.DivideAsync(absence, request.By, cancellationToken);
        return await store.KeepAsync(request.Request, new CaseReply(), request.Now, cancellationToken);
    }

    private async Task<Rejection?> WhyNotAsync(MarkAbsent request, CancellationToken cancel)
    {
        if (await AbsenceRules.WhyNotAsync(teams, request.By, request.Person, cancel) is { } no) return no;
        if (!AbsenceReasons.All.Contains(request.Reason)) return Rejection.Of(RejectionCode.ReasonUnknown, $"Expected one of {string.Join(", ", AbsenceReasons.All)}, but '{request.Reason}' is none of them.", request.Reason);
        if (request.Until <= request.Now || request.Until <= request.From) return Rejection.Of(RejectionCode.MomentPast, "Expected the absence to end after it begins and after now, but it does not.");
        if (request.Substitute is not { } substitute) return null;
        return substitute != request.Person && await teams.PersonAsync(substitute, cancel) is { Roles.Length: > 0 } ? null
            : Rejection.Of(RejectionCode.PersonUnknown, $"Expected a colleague who stands in, but '{substitute}' is none.", substitute);
    }

    private async Task<AbsenceRow?> HoldingAsync(MarkAbsent request, CancellationToken cancel)
    {
        if (request.From > request.Now) return null;
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(
            connection, "SELECT id FROM absences WHERE person = @0 AND from_at <= @1 AND (until_at IS NULL OR until_at > @1) AND reason = @2 ORDER BY from_at LIMIT 1",
            request.Person, Instants.ToColumn(request.Now), request.Reason);
        if (await command.ExecuteScalarAsync(cancel) is not { } found) return null;
        var id = found is Guid known ? known : Guid.Parse((string)found);
        var batch = new SqlBatch();
        batch.Add("UPDATE absences SET until_at = @0, substitute = COALESCE(@1, substitute) WHERE id = @2", Instants.ToColumn(request.Until), request.Substitute, id);
        await database.WriteAsync(batch, cancel);
        await using var context = database.CreateContext();
        return context.Absences.First(row => row.Id == id);
    }

    private async Task<AbsenceRow> AddAsync(MarkAbsent request, DateTimeOffset from, CancellationToken cancel)
    {
        var absence = new AbsenceRow
        {
            Id = Guid.CreateVersion7(), Person = request.Person, FromAt = Instants.ToColumn(from), UntilAt = Instants.ToColumn(request.Until), Substitute = request.Substitute,
            Reason = request.Reason, By = request.By.Id, At = Instants.ToColumn(request.Now),
        };
        var batch = new SqlBatch();
        batch.Add(
            "INSERT INTO absences (id, person, from_at, until_at, substitute, reason, by, at) VALUES (@0, @1, @2, @3, @4, @5, @6, @7)",
            absence.Id, absence.Person, absence.FromAt, absence.UntilAt, absence.Substitute, absence.Reason, absence.By, absence.At);
        await database.WriteAsync(batch, cancel);
        return absence;
    }
}

/// <summary>Who may say that somebody is away or back: the person, a coordinator of one of the person's teams, an administrator.</summary>
public static class AbsenceRules
{
    internal static async Task<Rejection?> WhyNotAsync(TeamRegister teams, Actor by, string person, CancellationToken cancel) =>
        await teams.PersonAsync(person, cancel) is not { } row ? Rejection.Of(RejectionCode.PersonUnknown, $"Expected somebody who works here, but there is no '{person}'.", person)
        : May(by, person, TeamRegister.Split(row.Teams)) ? null
        : Rejection.Of(RejectionCode.CoordinatorsOnly, $"Expected a coordinator of a team of {person}, for only they say who is away.", TeamRegister.Split(row.Teams).FirstOrDefault() ?? "");

    public static bool May(Actor by, string person, IEnumerable<string> teams) =>
        by.Roles.Length > 0 && (by.Id == person || by.Has(CaseRoles.Administrator) || by.Has(CaseRoles.Supervisor) || teams.Any(by.Coordinates));
}
