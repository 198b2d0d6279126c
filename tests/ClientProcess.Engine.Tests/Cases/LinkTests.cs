using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A link is a flow that would be too long to draw (BPMN 2.0 section 10.5.5).</summary>
public sealed class LinkTests
{
    [Fact]
    public void It_goes_on_where_the_link_of_that_name_is_caught() =>
        Given("lane klantcontact\ntask X\nthrow Weg link=A\ncatch Hier link=A\nlane beoordeling\ntask Y\nX > Weg\nHier > Y { k! }").When(Kim.Claims("X"), Kim.Completes("X")).ThenRefused(RejectionCode.NeedMissing, "k")
            .When(Kim.Completes("X", Data(("k", 1)))).ThenOpen("Y @ beoordeling");

    [Fact]
    public void Several_lead_to_one() =>
        Given("lane klantcontact\nxor G\nthrow Een link=A\nthrow Twee link=A\ncatch Hier link=A\ntask X\nG > Een : een\nG > Twee : twee\nHier > X").When(Kim.Chooses("G", "twee")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_circle_of_links_is_an_incident() =>
        Given("lane klantcontact\ntask X\nxor M\nthrow Weg link=A\ncatch Hier link=A\nX > M > Weg\nHier > M").When(Kim.Does("X")).Then(it => Assert.Equal("loop", it.Happened<IncidentRaised>().Incident.Code));
}
