using System.Globalization;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Signs;

/// <summary>
/// There is no state in which a case waits for nobody: whatever was done with cases, and whoever is away, after some quiet working days the safety net has
/// what is open, or somebody who works here has been told since anybody last did something.
/// </summary>
public sealed class NobodyWaitsForNobodyTests : SignScene
{
    private const int Cases = 8;
    private const int ActsMax = 8;

    /// <summary>The longest threshold and the default ladder after it, and a day for what is drawn (two days) to come.</summary>
    private const int QuietDays = 12;

    private static readonly string[] Processes = ["relay", "race", "pools", "pingpong", "ask"];

    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task After_quiet_days_the_safety_net_has_it_or_somebody_was_told(int seed)
    {
        var chance = new Random(seed);
        var ids = new List<Guid>();
        for (var i = 0; i < Cases; i++) ids.Add(await Node.RegisterAsync(Processes[chance.Next(Processes.Length)], People.Of(People.All[chance.Next(People.All.Length)].Id), ("adres", "Dorpsstraat 1")));
        foreach (var id in ids)
        {
            for (var act = chance.Next(ActsMax); act > 0; act--) await ActAsync(id, chance);
        }
        foreach (var person in People.All.Where(_ => chance.Next(3) == 0))
            await Node.Dispatcher.SendAsync(new MarkAbsent(Robin, Node.Now, person.Id, null, chance.Next(2) == 0 ? Node.Now.AddDays(3) : null, chance.Next(2) == 0 ? People.All[chance.Next(People.All.Length)].Id : null, "ill"), default);
        var quietFrom = Node.Now;

        for (var day = 0; day < QuietDays; day++)
        {
            for (var part = 0; part < 3; part++)
            {
                Time.Advance(TimeSpan.FromHours(8));
                await SweepAsync();
            }
            while (Time.GetUtcNow().DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday) Time.Advance(TimeSpan.FromDays(1));
        }

        foreach (var id in ids) await IsWatchedAsync(id, quietFrom.UtcDateTime, seed);
        await Invariants.HoldAsync(Node);
    }

    private async Task IsWatchedAsync(Guid id, DateTime quietFrom, int seed)
    {
        var state = await Node.StateAsync(id);
        if (state.Status == CaseStatus.Closed || state.Tasks.Any(task => task.Team == "achtervang")) return;
        await using var context = Node.Database.CreateContext();
        var told = await context.Notices.AsNoTracking().Where(row => row.CaseId == id && row.At > quietFrom).Select(row => row.Recipient).ToListAsync();
        Assert.True(
            told.Any(person => People.All.Any(known => known.Id == person)),
            string.Create(CultureInfo.InvariantCulture, $"Seed {seed}: {state.Definition.Process} waits for nobody: {CaseJson.Write(state)}"));
    }

    /// <summary>Something that somebody may do; what the rules refuse changes nothing.</summary>
    private async Task ActAsync(Guid id, Random chance)
    {
        var state = await Node.StateAsync(id);
        var who = People.Of(People.All[chance.Next(People.All.Length)].Id);
        Time.Advance(TimeSpan.FromMinutes(chance.Next(60)));
        var task = state.Tasks.IsEmpty ? 0 : state.Tasks[chance.Next(state.Tasks.Length)].Id;
        var holder = state.Task(task)?.Holder is { } held && People.All.Any(person => person.Id == held.Person) ? People.Of(held.Person) : who;
        CaseCommand command = chance.Next(10) switch
        {
            0 or 1 or 2 => new ClaimTask(task) { By = People.Of(People.All.First(person => state.Task(task) is not { } open || person.Teams.Contains(open.Team)).Id), Now = Node.Now },
            3 or 4 or 5 => new CompleteTask(task) { By = holder, Now = Node.Now },
            6 => new PauseCase("Wacht", chance.Next(2) == 0 ? Node.Now.AddDays(2) : null) { By = holder, Now = Node.Now },
            7 => new SetFollowUp(task, Node.Now.AddDays(1)) { By = holder, Now = Node.Now },
            8 => new HandOffTask(task, "uitvoering", "Voor jullie", chance.Next(2) == 0) { By = holder, Now = Node.Now },
            _ => state.Handoffs.IsEmpty ? new ReleaseTask(task) { By = holder, Now = Node.Now } : new DeclineHandoff(state.Handoffs[0].Id, "not-ours") { By = who, Now = Node.Now },
        };
        await Node.DoAsync(id, command);
    }
}
