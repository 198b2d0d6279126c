using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Promises;

/// <summary>
/// What was promised and when people work, as the database has it: it is the truth for every node, files import into it. The calendars before the
/// newest are kept in hand, for clocks that have run on them.
/// </summary>
public sealed class PromiseRegister(Database database, TeamRegister teams, TimeProvider time)
{
    /// <summary>How old what this node knows may be: another node may have imported since.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    /// <summary>How many imports back a calendar is still found that no file names any more: years of changes, read once per import.</summary>
    private const int VersionsBackMax = 200;

    private sealed record Known(DateTimeOffset At, Promised Promised);

    /// <param name="Version">0 when nothing was ever imported.</param>
    public sealed record Promised(int Version, Engine.Clocks.Promises Promises)
    {
        public static Promised Nothing { get; } = new(0, Engine.Clocks.Promises.None);
    }

    private volatile Known? _known;

    public async Task<Promised> NewestAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now - known.At < Fresh && now >= known.At) return known.Promised;
        await using var context = database.CreateContext();
        var version = await context.Promises.MaxAsync(row => (int?)row.Version, cancel) ?? 0;
        var promised = _known?.Promised.Version == version ? _known.Promised : await ReadAsync(context, version, cancel);
        _known = new Known(now, promised);
        return promised;
    }

    /// <summary>A new state, unless it is the one that holds.</summary>
    /// <returns>Its version.</returns>
    public async Task<int> ImportAsync(string agreements, string calendars, ImmutableArray<DrawnAgreement> drawn, CancellationToken cancel)
    {
        var attached = JsonSerializer.Serialize(drawn.Select(one => new DrawnText(one.Agreement, TextOf(one.To), one.To.Process)));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{agreements}\n\0{calendars}\n\0{attached}")));
        await using var context = database.CreateContext();
        var newest = await context.Promises.OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel);
        if (newest?.Hash == hash) return newest.Version;
        var row = new PromiseRow { Version = (newest?.Version ?? 0) + 1, Hash = hash, Agreements = agreements, Calendars = calendars, Drawn = attached, At = time.GetUtcNow().UtcDateTime };
        context.Promises.Add(row);
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node was first. With the same files there is nothing left to do; with others the import that is tried again comes after it.
            context.ChangeTracker.Clear();
            if (await context.Promises.AllAsync(other => other.Hash != hash, cancel)) throw;
        }
        _known = null;
        return row.Version;
    }

    private async Task<Promised> ReadAsync(ClientProcessDb context, int version, CancellationToken cancel)
    {
        if (await context.Promises.AsNoTracking().FirstOrDefaultAsync(row => row.Version == version, cancel) is not { } row) return Promised.Nothing;
        var directory = await teams.DirectoryAsync(cancel);
        var before = await BeforeAsync(context, version, cancel);
        // A calendar that counts as it did stays the one it was: for its clocks nothing has changed.
        var calendars = CalendarsOf(row.Calendars).ToImmutableDictionary(
            named => named.Key, named => before.TryGetValue(named.Key, out var known) && known.Rules.CountsAs(named.Value.Rules) ? known : named.Value);
        // Only readable files are imported; what a later version reads more strictly has been promised all the same.
        var agreements = AgreementsReader.Read(row.Agreements, "agreements.yaml", new BesideAgreements(directory, calendars.Keys.ToArray(), null)).Item1 ?? AgreementDirectory.Empty;
        var drawn = JsonSerializer.Deserialize<DrawnText[]>(row.Drawn)!.Select(text => new DrawnAgreement(text.Agreement, AttachmentOf(text), default));
        return new Promised(version, new Engine.Clocks.Promises(agreements.With(drawn, directory), calendars) { Version = version, CalendarsBefore = before });
    }

    /// <summary>The calendars that held before, each as it was last: a clock goes on in the one it has, even when no file names it any more.</summary>
    private static async Task<ImmutableDictionary<string, WorkCalendar>> BeforeAsync(ClientProcessDb context, int version, CancellationToken cancel)
    {
        var texts = await context.Promises.AsNoTracking().Where(row => row.Version < version).OrderByDescending(row => row.Version).Take(VersionsBackMax)
            .Select(row => row.Calendars).ToListAsync(cancel);
        var before = ImmutableDictionary.CreateBuilder<string, WorkCalendar>();
        foreach (var (name, calendar) in texts.Distinct().SelectMany(CalendarsOf)) before.TryAdd(name, calendar);
        return before.ToImmutable();
    }

    private static IReadOnlyDictionary<string, WorkCalendar> CalendarsOf(string text) => CalendarFile.Read(text, "calendars.yaml").Calendars;

    /// <summary>An attachment of a drawing as it is stored.</summary>
    private sealed record DrawnText(string Agreement, string[] To, string? Process);

    private static string[] TextOf(Attachment to) => to switch
    {
        ToTask task => ["task", task.Task],
        ToLane lane => ["lane", lane.Team],
        ToFlow flow => ["flow", flow.Flow],
        ToPartner partner => ["partner", partner.Partner],
        ToHandoff handoff => ["handoff", handoff.From ?? "", handoff.To ?? ""],
        _ => ["process", to.Process ?? ""],
    };

    private static Attachment AttachmentOf(DrawnText text) => text.To[0] switch
    {
        "task" => new ToTask(text.To[1], text.Process),
        "lane" => new ToLane(text.To[1], text.Process),
        "flow" => new ToFlow(text.To[1], text.Process),
        "partner" => new ToPartner(text.To[1], text.Process),
        "handoff" => new ToHandoff(NullIfEmpty(text.To[1]), NullIfEmpty(text.To[2]), text.Process),
        _ => new ToProcess(text.To[1]),
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
