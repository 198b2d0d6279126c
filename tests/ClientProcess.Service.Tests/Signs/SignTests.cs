using ClientProcess.Engine.Cases;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Signs;

/// <summary>Each sign shows what it names, from when it names it, and goes when somebody acts.</summary>
public abstract class SignTests : SignScene
{
    protected override bool HasAgreements => true;

    [Fact]
    public async Task What_nobody_takes_shows_after_eight_working_hours_and_goes_when_it_is_claimed()
    {
        var id = await RelayAsync();
        Time.Advance(TimeSpan.FromHours(23));
        Assert.Empty((await StuckAsync()).Lines);

        WorkingDaysPass(1);

        var line = Assert.Single((await StuckAsync()).Lines);
        Assert.Equal(("nobody-holds", id, "klantcontact", Node.Monday), (line.Stuck.Sign, line.Stuck.Case, line.Stuck.Team, line.Stuck.Since));
        Assert.Equal(["Aannemen", "klantcontact"], line.Stuck.About);
        Assert.Equal(("Vraag", "kim"), (line.Subject, line.OwnerPerson));
        Assert.Equal(1, (await Node.Get<StuckQuery>().CountsAsync(Robin, null, default))["nobody-holds"]);
        Assert.Empty((await StuckAsync(who: People.Lee)).Lines); // another team's
        Assert.Single((await StuckAsync(who: Noor)).Lines);
        Assert.Empty((await StuckAsync(team: "beoordeling")).Lines);

        await ClaimAsync(id, "anouk");
        Assert.Empty((await StuckAsync()).Lines);
    }

    [Fact]
    public async Task What_is_held_and_untouched_shows_after_two_working_days_unless_it_was_put_off()
    {
        var (id, later) = (await RelayAsync(), await RelayAsync());
        await ClaimAsync(id, "anouk");
        await ClaimAsync(later, "anouk");
        WorkingDaysPass(1);
        await DoAsync(later, new SetFollowUp(await TaskAsync(later), Node.Now.AddDays(30)) { By = People.Of("anouk"), Now = Node.Now });
        WorkingDaysPass(1);

        var line = Assert.Single((await StuckAsync()).Lines);
        Assert.Equal(("untouched", id, "anouk"), (line.Stuck.Sign, line.Stuck.Case, line.Stuck.Holder));

        await DoAsync(id, new AddInformation(Node.Data(("adres", "Kerkstraat 2")), null) { By = People.Of("anouk"), Now = Node.Now });
        Assert.Empty((await StuckAsync()).Lines);
    }

    [Fact]
    public async Task What_somebody_holds_who_is_away_or_gone_shows_at_once()
    {
        var (id, gone) = (await RelayAsync(), await RelayAsync());
        await ClaimAsync(id, "anouk");
        await DoAsync(gone, new ClaimTask(await TaskAsync(gone)) { By = People.Of("anouk") with { Id = "left" }, Now = Node.Now });
        await using (var context = Node.Database.CreateContext())
        {
            context.Absences.Add(new AbsenceRow { Id = Guid.CreateVersion7(), Person = "anouk", FromAt = Node.Now.UtcDateTime, Reason = "leave", By = "noor", At = Node.Now.UtcDateTime });
            await context.SaveChangesAsync();
        }

        Assert.Equal(["anouk", "left"], (await StuckAsync("holder-absent")).Lines.Select(line => line.Stuck.Holder).Order());
    }

    [Fact]
    public async Task A_handoff_that_nobody_answers_shows_after_a_working_day_with_the_team_it_is_offered_to()
    {
        var id = await RelayAsync();
        await ClaimAsync(id, "kim");
        await DoAsync(id, new CompleteTask(await TaskAsync(id)) { By = People.Kim, Now = Node.Now });
        WorkingDaysPass(1);

        var line = Assert.Single((await StuckAsync()).Lines);
        Assert.Equal(("handoff-unanswered", "beoordeling"), (line.Stuck.Sign, line.Stuck.Team));
        Assert.Equal(["klantcontact", "beoordeling"], line.Stuck.About);

        await ClaimAsync(id, "lee");
        Assert.Empty((await StuckAsync()).Lines);
    }

    [Fact]
    public async Task A_partner_later_than_its_clock_shows_with_the_team_that_asked()
    {
        var id = await Node.RegisterAsync("ask", People.Lee);
        await ClaimAsync(id, "lee");
        await DoAsync(id, new CompleteTask(await TaskAsync(id)) { By = People.Lee, Now = Node.Now });
        WorkingDaysPass(1);
        Assert.Empty((await StuckAsync()).Lines);

        WorkingDaysPass(2);

        var line = Assert.Single((await StuckAsync("partner-silent")).Lines);
        Assert.Equal(("beoordeling", "bank"), (line.Stuck.Team, line.Stuck.About[0]));
        Assert.Contains("breached-untouched", (await StuckAsync()).Signs);

        await DoAsync(id, new ReceiveMessage("Antwoord bank", null) { By = Actor.Engine, Now = Node.Now });
        Assert.Empty((await StuckAsync()).Lines);
    }

    [Fact]
    public async Task A_pause_without_a_wake_up_shows_after_five_working_days_and_hides_the_other_signs_until_then()
    {
        var id = await RelayAsync();
        await DoAsync(id, new PauseCase("Wacht op de klant", null) { By = People.Kim, Now = Node.Now });
        WorkingDaysPass(4);
        Assert.Empty((await StuckAsync()).Lines);
        WorkingDaysPass(1);

        Assert.Equal("paused-without-wake-up", Assert.Single((await StuckAsync()).Lines).Stuck.Sign);

        await DoAsync(id, new ResumeCase("Antwoord binnen") { By = People.Kim, Now = Node.Now });
        Assert.DoesNotContain("paused-without-wake-up", (await StuckAsync()).Signs);
    }

    [Fact]
    public async Task What_bounced_twice_shows_from_the_second_time_on()
    {
        var id = await Node.RegisterAsync("pingpong", People.Kim);
        foreach (var person in (string[])["kim", "lee", "kim"])
        {
            Assert.DoesNotContain("bounced-twice", (await StuckAsync()).Signs);
            await ClaimAsync(id, person);
            Time.Advance(TimeSpan.FromMinutes(1));
            await DoAsync(id, new CompleteTask(await TaskAsync(id)) { By = People.Of(person), Now = Node.Now });
        }
        var line = Assert.Single((await StuckAsync("bounced-twice")).Lines);
        Assert.Equal((id, Node.Now), (line.Stuck.Case, line.Stuck.Since));
    }

    [Fact]
    public async Task What_the_client_says_again_shows_until_somebody_acts()
    {
        var id = await RelayAsync();
        await ClaimAsync(id, "anouk");
        Time.Advance(TimeSpan.FromMinutes(5));
        await DoAsync(id, new AddInformation(Node.Data(("telefoon", "0612345678")), "Belt weer") { By = People.Kim, Now = Node.Now });

        var line = Assert.Single((await StuckAsync()).Lines);
        Assert.Equal(("client-asked-again", Node.Now, "kim"), (line.Stuck.Sign, line.Stuck.Since, line.Stuck.About[0]));

        await DoAsync(id, new SetFollowUp(await TaskAsync(id), Node.Now.AddHours(1)) { By = People.Of("anouk"), Now = Node.Now });
        Assert.Empty((await StuckAsync()).Lines);
    }

    [Fact]
    public async Task What_waits_for_something_from_outside_without_an_end_shows_after_five_working_days()
    {
        var id = await Node.RegisterAsync("pools", People.Kim);
        await ClaimAsync(id, "kim");
        await DoAsync(id, new CompleteTask(await TaskAsync(id)) { By = People.Kim, Now = Node.Now });
        WorkingDaysPass(5);

        Assert.Contains((await StuckAsync("waits-without-end")).Lines, line => line.Stuck.Case == id);
    }

    [Fact]
    public async Task What_could_not_be_delivered_and_what_cannot_go_on_show_until_they_are_mended()
    {
        var id = await RelayAsync();
        await using var context = Node.Database.CreateContext();
        context.Outbox.Add(new OutboxRow { Id = Guid.CreateVersion7(), CaseId = id, Seq = 1, Event = "[]", CreatedAt = Node.Now.UtcDateTime, NextAttemptAt = Node.Now.UtcDateTime, GivenUp = true });
        await context.SaveChangesAsync();
        await context.Cases.ExecuteUpdateAsync(set => set.SetProperty(row => row.HasIncident, true).SetProperty(row => row.IncidentAt, Node.Now.UtcDateTime));

        Assert.Equal(["incident", "undelivered"], (await StuckAsync()).Signs);
    }

    [Fact]
    public async Task A_team_in_which_nobody_is_there_shows_once_with_what_waits_longest()
    {
        await RelayAsync();
        Time.Advance(TimeSpan.FromMinutes(1));
        await RelayAsync();
        foreach (var person in (string[])["kim", "anouk"]) await Node.Dispatcher.SendAsync(new MarkAbsent(Noor, Node.Now, person, null, null, null, "ill"), default);
        Assert.Empty((await StuckAsync()).Lines);
        await Node.Dispatcher.SendAsync(new MarkAbsent(Noor, Node.Now, "noor", null, null, null, "ill"), default);

        var line = Assert.Single((await StuckAsync("team-empty")).Lines);
        Assert.Equal(("klantcontact", Node.Monday), (line.Stuck.Team, line.Stuck.Since));
    }

    [Fact]
    public async Task Signs_that_nothing_shows_are_asked_for_in_one_page_without_a_word()
    {
        await RelayAsync();
        foreach (var sign in StuckQuery.Signs) Assert.Empty((await StuckAsync(sign)).Lines);
        Assert.Empty((await StuckAsync("no-such-sign")).Lines);
    }

    [Fact]
    public async Task A_sign_climbs_its_ladder_once_over_a_weekend_and_on_two_nodes()
    {
        await using var second = await SecondNodeAsync();
        var id = await RelayAsync();
        var ended = new List<int>();
        for (var quarter = 0; quarter < 24 * 4 * 8; quarter++)
        {
            Time.Advance(TimeSpan.FromMinutes(15));
            await SweepAsync();
            if (quarter % 7 == 0) await second.Get<SignSweep>().RunAsync(default);
        }

        var journal = await JournalAsync(id);
        var escalated = Assert.Single(journal.OfType<StuckEscalated>());
        Assert.Equal(("nobody-holds", "klantcontact"), (escalated.Sign, escalated.Team));
        Assert.Equal("achtervang", Assert.Single((await Node.StateAsync(id)).Tasks).Team);
        var told = await ToldAsync();
        Assert.Equal(["anouk", "kim", "noor", "noor", "robin"], told.Take(5).Order());
        Assert.Contains("robin", told);
        await Invariants.HoldAsync(Node);
    }

    [Fact]
    public async Task Work_that_somebody_takes_meanwhile_is_not_taken_away()
    {
        var id = await RelayAsync();
        var task = await TaskAsync(id);
        await ClaimAsync(id, "anouk");

        await DoAsync(id, new RescueCase("nobody-holds") { Task = task, By = Actor.Engine, Now = Node.Now });

        Assert.Equal("anouk", Assert.Single((await Node.StateAsync(id)).Tasks).Holder?.Person);
        Assert.DoesNotContain(await JournalAsync(id), happened => happened is StuckEscalated);
    }
}

public sealed class SqliteSignTests : SignTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class PostgresSignTests : SignTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}
