using ClientProcess.Engine.Cases;
using ClientProcess.Service.Absence;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Signs;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Signs;

/// <summary>Somebody is away: what cannot wait goes to who stands in, the rest back to the team, and no word is sent to an empty chair.</summary>
public abstract class AbsenceTests : SignScene
{
    [Fact]
    public async Task Ill_today_gives_what_is_due_to_the_substitute_and_the_rest_back_to_the_team_with_what_was_filled_in()
    {
        var (today, later) = (await RelayAsync(), await RelayAsync());
        foreach (var id in (Guid[])[today, later]) await ClaimAsync(id, "anouk");
        await DoAsync(today, new SetFollowUp(await TaskAsync(today), Node.Now.AddHours(2)) { By = People.Of("anouk"), Now = Node.Now });
        await DoAsync(later, new AddInformation(Node.Data(("opmerking", "half ingevuld")), null) { By = People.Of("anouk"), Now = Node.Now });

        await MarkAsync("anouk", substitute: "kim");

        Assert.Equal("kim", (await Node.StateAsync(today)).Tasks[0].Holder?.Person);
        Assert.Null((await Node.StateAsync(later)).Tasks[0].Holder);
        Assert.Contains("opmerking", (await Node.StateAsync(later)).Values.Keys);
        Assert.Equal("noor", Assert.Single((await JournalAsync(later)).OfType<TaskReleased>()).By);
        Assert.Equal(["kim"], await ToldAsync("holder-absent"));
        await Invariants.HoldAsync(Node);
    }

    [Fact]
    public async Task Without_a_substitute_what_is_due_goes_back_and_the_coordinator_is_told()
    {
        var id = await RelayAsync();
        await ClaimAsync(id, "anouk");
        await DoAsync(id, new SetFollowUp(await TaskAsync(id), Node.Now.AddHours(2)) { By = People.Of("anouk"), Now = Node.Now });

        await MarkAsync("anouk");

        Assert.Null((await Node.StateAsync(id)).Tasks[0].Holder);
        Assert.Equal(["noor"], await ToldAsync("holder-absent"));
    }

    [Fact]
    public async Task Ill_twice_changes_nothing()
    {
        await MarkAsync("anouk");
        await MarkAsync("anouk");

        await using var context = Node.Database.CreateContext();
        Assert.Equal(1, await context.Absences.CountAsync());
    }

    [Fact]
    public async Task A_planned_absence_divides_the_work_when_it_begins_and_not_before()
    {
        var id = await RelayAsync();
        await ClaimAsync(id, "anouk");
        Assert.Null((await Node.Dispatcher.SendAsync(new MarkAbsent(Noor, Node.Now, "anouk", Node.Now.AddDays(1), Node.Now.AddDays(8), "kim", "leave"), default)).Rejection);
        await SweepAsync();
        Assert.Equal("anouk", (await Node.StateAsync(id)).Tasks[0].Holder?.Person);

        Time.Advance(TimeSpan.FromDays(1));
        await SweepAsync();

        Assert.Null((await Node.StateAsync(id)).Tasks[0].Holder);
    }

    [Fact]
    public async Task Whoever_is_back_gets_notices_again()
    {
        await MarkAsync("lee", "sam", "joris");
        await FindsAsync(Address.Holder("lee"), FoundAs.Substitute, "joris");

        Assert.Null((await Node.Dispatcher.SendAsync(new MarkBack(People.Of("sam"), Node.Now, "lee"), default)).Rejection);

        await FindsAsync(Address.Holder("lee"), FoundAs.Asked, "lee");
        Assert.Empty(await Node.Get<Presence>().AbsentAsync(default));
    }

    [Fact]
    public async Task What_is_for_somebody_absent_goes_to_the_substitute_else_the_coordinator_else_the_net_and_never_to_nobody()
    {
        await MarkAsync("lee", "sam", "joris");
        await FindsAsync(Address.Holder("lee"), FoundAs.Substitute, "joris");
        await FindsAsync(Address.Team("beoordeling"), FoundAs.Asked, "joris", "sam");

        await MarkAsync("joris", "sam", "lee"); // each other's: a circle
        await FindsAsync(Address.Holder("lee"), FoundAs.Coordinator, "sam");

        await MarkAsync("sam", "sam");
        await FindsAsync(Address.Holder("lee"), FoundAs.SafetyNetCoordinator, "robin");
        await FindsAsync(Address.CoordinatorOf("beoordeling"), FoundAs.SafetyNetCoordinator, "robin");

        await MarkAsync("robin", "robin");
        await FindsAsync(Address.Holder("lee"), FoundAs.Asked, "lee"); // all are away: better late than to nobody
    }

    [Fact]
    public async Task Only_a_coordinator_says_who_is_away_and_only_of_the_own_team()
    {
        async Task<RejectionCode?> Code(Actor by, string person, string? substitute = null, DateTimeOffset? until = null, string reason = "ill") =>
            (await Node.Dispatcher.SendAsync(new MarkAbsent(by, Node.Now, person, null, until, substitute, reason), default)).Rejection?.Code;

        Assert.Equal(RejectionCode.CoordinatorsOnly, await Code(People.Kim, "anouk"));
        Assert.Equal(RejectionCode.CoordinatorsOnly, await Code(Noor, "lee"));
        Assert.Equal(RejectionCode.PersonUnknown, await Code(Noor, "nobody"));
        Assert.Equal(RejectionCode.PersonUnknown, await Code(Noor, "anouk", "nobody"));
        Assert.Equal(RejectionCode.PersonUnknown, await Code(Noor, "anouk", "anouk"));
        Assert.Equal(RejectionCode.MomentPast, await Code(Noor, "anouk", until: Node.Now));
        Assert.Equal(RejectionCode.ReasonUnknown, await Code(Noor, "anouk", reason: "griep"));
        Assert.Null(await Code(Robin, "lee"));
        Assert.Null(await Code(People.Kim, "kim")); // oneself
    }

    [Fact]
    public async Task A_team_that_becomes_part_of_another_takes_its_work_its_people_and_its_name_along()
    {
        var (own, offered) = (await RelayAsync(), await RelayAsync());
        await ClaimAsync(offered, "kim");
        await DoAsync(offered, new CompleteTask(await TaskAsync(offered)) { By = People.Kim, Now = Node.Now });
        await ClaimAsync(own, "anouk");
        Assert.Equal(RejectionCode.NotAllowed, (await Node.Dispatcher.SendAsync(new MergeTeam(Noor, Node.Now, "klantcontact", "beoordeling"), default)).Rejection?.Code);

        Assert.Null((await Node.Dispatcher.SendAsync(new MergeTeam(Robin, Node.Now, "beoordeling", "klantcontact"), default)).Rejection);
        Assert.Null((await Node.Dispatcher.SendAsync(new MergeTeam(Robin, Node.Now, "beoordeling", "klantcontact"), default)).Rejection);

        Assert.Equal("klantcontact", (await Node.StateAsync(offered)).Tasks[0].Team);
        Assert.Single((await JournalAsync(offered)).OfType<TeamMerged>());
        Assert.DoesNotContain(await JournalAsync(own), happened => happened is TeamMerged);
        Assert.Equal("klantcontact", (await Node.Get<TeamRegister>().PersonAsync("lee", default))!.Teams);
        // What was drawn for the old team reaches the new one.
        await DoAsync(own, new CompleteTask(await TaskAsync(own)) { By = People.Of("anouk"), Now = Node.Now });
        Assert.Equal("klantcontact", (await Node.StateAsync(own)).Tasks[0].Team);
        Assert.Equal(RejectionCode.NotAllowed, (await Node.Dispatcher.SendAsync(new MergeTeam(Robin, Node.Now, "achtervang", "klantcontact"), default)).Rejection?.Code);
        await Invariants.HoldAsync(Node);
    }

    private async Task MarkAsync(string person, string by = "noor", string? substitute = null) =>
        Assert.Null((await Node.Dispatcher.SendAsync(new MarkAbsent(People.Of(by), Node.Now, person, null, null, substitute, AbsenceReasons.Ill), default)).Rejection);

    private async Task FindsAsync(Address address, FoundAs found, params string[] people)
    {
        var addressed = await Node.Get<Recipients>().FindAsync(address, default);
        Assert.Equal((found, string.Join(',', people)), (addressed.As, string.Join(',', addressed.People)));
    }
}

public sealed class SqliteAbsenceTests : AbsenceTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();
}

public sealed class PostgresAbsenceTests : AbsenceTests
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Postgres();
}
