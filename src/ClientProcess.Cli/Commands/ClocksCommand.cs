using System.CommandLine;
using System.Globalization;
using System.Xml;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Cli.Commands;

/// <summary><c>clocks CASE|NUMBER</c>: what was promised about a case, by when, and why then.</summary>
internal static class ClocksCommand
{
    public static Command Create()
    {
        var which = new Argument<string>("case") { Description = "The case's id or number." };
        var json = new Option<bool>("--json") { Description = "One JSON object a clock." };
        var database = new DatabaseOptions();
        var command = new Command("clocks", "Why each promise about a case is due when it is. Notes that people typed are not told, only their keys.") { which, json };
        database.AddTo(command);
        command.SetAction((parsed, cancel) => database.UseAsync(parsed, store => RunAsync(store, parsed.GetValue(which)!, parsed.GetValue(json), cancel)));
        return command;
    }

    private static async Task<int> RunAsync(Database database, string which, bool json, CancellationToken cancel)
    {
        await using (var context = database.CreateContext())
        {
            if ((await context.Database.GetPendingMigrationsAsync(cancel)).Any()) return await FallsShortAsync("Expected a database of this version, but it is older or empty. Run migrate first.");
        }
        if (await IdOfAsync(database, which, cancel) is not { } id) return await FallsShortAsync($"Expected the id or number of a case, but there is none for '{which}'.");
        var promises = new PromiseRegister(database, new TeamRegister(database, TimeProvider.System), TimeProvider.System);
        foreach (var clock in await new ClockQuery(database, promises).OfCaseAsync(id, TimeProvider.System.GetUtcNow(), cancel))
        {
            if (json) Cli.Line(Told(clock));
            else Print(clock);
        }
        return Cli.Fine;
    }

    private static async Task<Guid?> IdOfAsync(Database database, string which, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        if (Guid.TryParse(which, out var id)) return await context.Cases.AnyAsync(row => row.Id == id, cancel) ? id : null;
        return CaseNumber.Read(which) is { } number ? await context.Cases.Where(row => row.Number == number).Select(row => (Guid?)row.Id).FirstOrDefaultAsync(cancel) : null;
    }

    private static object Told(ClockView clock) => new
    {
        id = PublicIds.Of(clock.Row.CaseId, clock.Row.No),
        clock = clock.Row.Clock,
        kind = clock.Row.Kind,
        agreement = clock.Row.Agreement,
        team = clock.Row.Team,
        partner = clock.Row.Partner,
        target = clock.Row.Target,
        status = StatusOf(clock),
        dueAt = clock.Clock.Clock.DueAt?.UtcDateTime,
        percentage = clock.Percentage is { } used ? Math.Round(used, 1) : (decimal?)null,
        remaining = clock.Remaining is { } left ? XmlConvert.ToString(left) : null,
        isLate = clock.IsLate,
        verdict = clock.Row.Verdict,
        breachReason = clock.Row.BreachReason,
        explanation = clock.Explanation.Select(segment => segment.Text),
    };

    private static void Print(ClockView clock)
    {
        var whose = clock.Row.Partner ?? clock.Row.Team ?? "the organisation";
        var used = clock.Percentage is { } share ? string.Create(CultureInfo.InvariantCulture, $", {share:0}% used") : "";
        var late = clock is { IsOpen: true, IsLate: true } ? ", late" : "";
        Console.WriteLine($"{clock.Row.Clock} of '{clock.Row.Agreement}' ({clock.Row.Kind}, {whose}, {clock.Row.Target}): {StatusOf(clock)}{late}{used}");
        foreach (var segment in clock.Explanation) Console.WriteLine($"  {segment.Text}");
    }

    private static string StatusOf(ClockView clock) => clock.Row.Verdict ?? Kebab.Of(clock.Clock.Clock.Status);

    private static async Task<int> FallsShortAsync(string why)
    {
        await Console.Error.WriteLineAsync(why);
        return Cli.FallsShort;
    }
}
