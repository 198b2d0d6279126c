using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A parallel join for which nothing can come any more says so (BPMN 2.0 section 13.4.1).</summary>
public sealed class JoinInVainTests
{
    private const string ChosenThenJoined = "lane klantcontact\nxor G\ntask A\ntask B\nand J\nlane beoordeling\ntask Na\nG > A : a\nG > B : b\nA > J\nB > J\nJ > Na";

    [Fact]
    public void It_is_an_incident_and_trying_again_goes_on_with_what_is_there()
    {
        var scene = Given(ChosenThenJoined).When(Kim.Chooses("G", "a")).When(Kim.Does("A")).Then(it => Assert.Equal("join-in-vain", it.Happened<IncidentRaised>().Incident.Code));
        scene.When(Robin.Retries()).ThenOpen("Na @ beoordeling").Then(it => Assert.Equal(A, it.Handoff("Na").From));
    }

    [Fact]
    public void It_waits_as_long_as_something_can_come() =>
        Given("lane klantcontact\nand P\ntask A\ncatch W message=m\nand J\ntask Na\nP > A > J\nP > W > J\nJ > Na").When(Kim.Does("A")).ThenOpen().Then(it => Assert.DoesNotContain(it.State.Positions, position => position.Incident is not null)).When(Message("m")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void A_branch_that_is_interrupted_leaves_the_others_in_vain() =>
        Given("lane klantcontact\nand P\ntask A\ntask B\nboundary Op on=B timer=PT1H\nend Weg\nand J\ntask Na\nP > A > J\nP > B > J\nOp > Weg\nJ > Na").When(Kim.Does("A")).After("PT1H").Then(it => Assert.Equal("join-in-vain", it.Happened<IncidentRaised>().Incident.Code))
            .When(Kim.Withdraws("x")).ThenEnded(Outcomes.Withdrawn);

    [Fact]
    public void It_keeps_a_sub_process_open_until_it_is_mended() =>
        Given($"lane klantcontact\nsub S\n{ChosenThenJoined.Replace("lane klantcontact\n", "", StringComparison.Ordinal).Replace("lane beoordeling\n", "", StringComparison.Ordinal)}\n/sub\ntask Eind\nS > Eind").When(Kim.Chooses("G", "b")).When(Kim.Does("B")).ThenOpen()
            .When(Robin.Retries()).ThenOpen("Na @ klantcontact").When(Kim.Does("Na")).ThenOpen("Eind @ klantcontact");
}
