using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What opens a case beside a plain start (BPMN 2.0 sections 10.3.3, 10.5.2 and 10.6.6).</summary>
public sealed class InstantiatingTests
{
    [Fact]
    public void A_receive_task_that_starts_the_process_is_behind_it() =>
        Ready("lane klantcontact\nreceive R message=m instantiate\ntask X\nR > X").When(Kim.Opens(startNode: "R")).ThenOpen("X @ klantcontact");

    [Fact]
    public void Opened_by_a_person_it_waits_for_the_message() =>
        Given("lane klantcontact\nreceive R message=m instantiate\ntask X\nR > X").ThenOpen().When(Message("m")).ThenOpen("X @ klantcontact");

    [Fact]
    public void One_of_the_events_after_a_gateway_opens_it_and_the_others_are_not_awaited() =>
        Ready("lane klantcontact\nrace G instantiate\ncatch Brief message=b\ncatch Mail message=m\ntask X\nG > Brief > X\nG > Mail > X").When(Kim.Opens(startNode: "Mail")).ThenOpen("X @ klantcontact").When(Kim.Does("X")).ThenEnded();

    [Fact]
    public void Where_all_must_happen_the_others_are_awaited() =>
        Ready("lane klantcontact\nrace G instantiate allof\ncatch Brief message=b\ncatch Mail message=m\nand J\ntask X\nG > Brief > J\nG > Mail > J\nJ > X").When(Kim.Opens(startNode: "Mail")).ThenOpen().When(Message("b")).ThenOpen("X @ klantcontact");

    [Fact]
    public void A_start_is_named_or_it_is_the_plain_one() =>
        Ready("lane klantcontact\nstart S signal=s\nstart T\ntask X\ntask Y\nS > X\nT > Y").When(Kim.Opens()).ThenOpen("Y @ klantcontact");

    [Fact]
    public void A_signal_or_message_finds_its_start()
    {
        var process = Ready("lane klantcontact\nstart S signal=s\nstart M message=m signal=t\ntask X\nS > X\nM > X").Process;
        Assert.Equal(("S", "M", "M"), (process.SignalStart("s")?.Id, process.SignalStart("T")?.Id, process.MessageStart("m")?.Id));
        Assert.Null(process.SignalStart("u"));
    }

    [Fact]
    public void What_opens_nothing_is_refused() => Ready("lane klantcontact\ntask X\ntask Y\nX > Y").When(Kim.Opens(startNode: "Y")).ThenRefused(RejectionCode.ProcessUnknown, "proces");
}
