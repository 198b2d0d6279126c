using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A transaction that is given up undoes all that was done in it (BPMN 2.0 section 13.5.3).</summary>
public sealed class TransactionTests
{
    private const string Booking = """
        lane klantcontact
        transaction T
        and P
        task A
        boundary On on=A compensate
        task Herstel undoes
        On - Herstel
        task B
        xor G
        end Op cancel
        end Goed
        P > A > G
        P > B
        G > Op : opgeven
        G > Goed : goed
        /sub
        boundary Geannuleerd on=T cancel
        boundary Fout on=T error
        lane beoordeling
        task Melden
        task Na
        T > Na
        Geannuleerd > Melden
        """;

    [Fact]
    public void Given_up_it_ends_what_is_open_undoes_what_was_done_and_goes_on_at_its_border() =>
        Given(Booking).When(Kim.Claims("A"), Kim.Completes("A", choices: [("G", "opgeven")])).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenOpen("Melden @ beoordeling")
            .Then(it => Assert.Equal(A, it.Handoff("Melden").From));

    [Fact]
    public void Done_it_goes_on_as_any_sub_process() =>
        Given(Booking).When(Kim.Claims("A"), Kim.Completes("A", choices: [("G", "goed")])).ThenOpen("B @ klantcontact").When(Kim.Does("B")).ThenOpen("Na @ beoordeling");

    [Fact]
    public void Nothing_to_undo_goes_on_at_once() =>
        Given("lane klantcontact\ntransaction T\ntask A\nend Op cancel\nA > Op\n/sub\nboundary Weg on=T cancel\ntask X\nWeg > X").When(Kim.Does("A")).ThenOpen("X @ klantcontact");

    [Fact]
    public void Without_a_border_that_catches_it_nothing_follows() =>
        Given("lane klantcontact\ntransaction T\ntask A\nend Op cancel\nA > Op\n/sub\ntask X\nT > X").When(Kim.Does("A")).ThenEnded();

    [Fact]
    public void What_was_done_in_a_sub_process_that_is_still_open_is_undone_too() =>
        Given("lane klantcontact\ntransaction T\nsub S\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\ntask B\nend Op cancel\nA > B > Op\n/sub\n/sub\nboundary Weg on=T cancel\ntask X\nWeg > X")
            .When(Kim.Does("A")).When(Kim.Does("B")).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenOpen("X @ klantcontact");

    [Fact]
    public void One_of_several_gives_up_all() =>
        Given("lane klantcontact\ntransaction T times=2\ntask A\nend Op cancel\nA > Op\n/sub\nboundary Weg on=T cancel\ntask X\nWeg > X").When(Kim.DoesOne("A")).ThenOpen("X @ klantcontact");
}
