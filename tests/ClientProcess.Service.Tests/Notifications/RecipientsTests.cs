using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Tests.World;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Tests.Notifications;

/// <summary>Whom a notice reaches. The rules are the same on either database; the people come from the rows.</summary>
public sealed class RecipientsTests : NoticeScene
{
    protected override TestDatabase CreateDatabase() => TestDatabase.Sqlite();

    [Fact]
    public async Task Whom_it_is_meant_for_gets_it()
    {
        var node = await NodeAsync();

        await FindsAsync(node, Address.Holder("lee"), FoundAs.Asked, "lee");
        await FindsAsync(node, Address.Owner("kim"), FoundAs.Asked, "kim");
        await FindsAsync(node, Address.Person("femke"), FoundAs.Asked, "femke");
        await FindsAsync(node, Address.Team("beoordeling"), FoundAs.Asked, "joris", "lee", "sam");
        await FindsAsync(node, Address.Team("Beoordeling"), FoundAs.Asked, "joris", "lee", "sam");
        await FindsAsync(node, Address.CoordinatorOf("beoordeling"), FoundAs.Asked, "sam");
        await FindsAsync(node, Address.Supervisors, FoundAs.Asked, "robin");
    }

    [Fact]
    public async Task Where_there_is_nobody_the_coordinator_of_the_safety_net_gets_it()
    {
        var node = await NodeAsync();
        await node.Get<TeamRegister>().ImportAsync([new Team("leeg", "Leeg", null)], null, [new Person("weg", "Weg", ["leeg"], [])], default);

        foreach (var address in (Address[])[Address.Holder(null), Address.Holder("nobody"), Address.Holder("weg"), Address.Team("leeg"), Address.Team("no-team"), Address.CoordinatorOf("leeg"), Address.CoordinatorOf("no-team")])
            await FindsAsync(node, address, FoundAs.SafetyNetCoordinator, "robin");
        Assert.Equal(
            "There is no holder, so it goes to the coordinator of the safety net.", (await node.Get<Recipients>().FindAsync(Address.Holder(null), default)).Why);
    }

    [Fact]
    public async Task A_coordinator_who_is_named_but_not_known_is_stood_in_for_by_who_has_the_role_in_that_team()
    {
        var node = await NodeAsync();
        await node.Get<TeamRegister>().ImportAsync([new Team("beoordeling", "Beoordeling", "nobody")], null, [], default);

        await FindsAsync(node, Address.CoordinatorOf("beoordeling"), FoundAs.Asked, "sam");
        await FindsAsync(node, Address.CoordinatorOf("uitvoering"), FoundAs.SafetyNetCoordinator, "robin"); // mees is not known either
    }

    [Fact]
    public async Task Without_a_coordinator_in_the_safety_net_it_goes_on_until_somebody_is_found()
    {
        var node = await NodeAsync();
        await PeopleBecomeAsync(node, ("daan", "achtervang", CaseRoles.Employee), ("mo", "", CaseRoles.Supervisor), ("ad", "", CaseRoles.Administrator));
        await FindsAsync(node, Address.Holder(null), FoundAs.SafetyNet, "daan");
        await PeopleBecomeAsync(node, ("daan", "", CaseRoles.Employee), ("mo", "", CaseRoles.Supervisor), ("ad", "", CaseRoles.Administrator));
        await FindsAsync(node, Address.Holder(null), FoundAs.Supervisors, "mo");
        await PeopleBecomeAsync(node, ("daan", "", CaseRoles.Employee), ("ad", "", CaseRoles.Administrator));
        await FindsAsync(node, Address.Holder(null), FoundAs.Administrators, "ad");
        await PeopleBecomeAsync(node, ("daan", "", CaseRoles.Employee));
        await FindsAsync(node, Address.Holder(null), FoundAs.Nobody);
    }

    [Fact]
    public async Task Many_in_one_team_are_bounded()
    {
        var node = await NodeAsync();
        await PeopleBecomeAsync(node, [.. Enumerable.Range(0, Recipients.PeopleMax + 5).Select(i => ($"p{i}", "uitvoering", CaseRoles.Employee))]);

        Assert.Equal(Recipients.PeopleMax, (await node.Get<Recipients>().FindAsync(Address.Team("uitvoering"), default)).People.Length);
    }

    private static async Task FindsAsync(Node node, Address address, FoundAs found, params string[] people)
    {
        var addressed = await node.Get<Recipients>().FindAsync(address, default);
        Assert.Equal((address, found), (addressed.Asked, addressed.As));
        Assert.Equal(people, addressed.People);
        Assert.NotEmpty(addressed.Why);
    }

    private async Task PeopleBecomeAsync(Node node, params (string Id, string Team, string Role)[] people)
    {
        await using var context = node.Database.CreateContext();
        await context.People.ExecuteDeleteAsync();
        context.People.AddRange(people.Select(person => new PersonRow { Id = person.Id, Name = person.Id, Teams = person.Team, Roles = person.Role }));
        await context.SaveChangesAsync();
        Time.Advance(TimeSpan.FromSeconds(6)); // what a node knows of the people is that old at most
    }
}
