using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>What was done is undone, the last first, and nothing twice (BPMN 2.0 section 13.5.5).</summary>
public sealed class CompensationTests
{
    /// <summary>A and B have something that undoes them, C has nothing.</summary>
    private const string Done = """
        lane klantcontact
        task A
        boundary OngedaanA on=A compensate
        task HerstelA undoes
        OngedaanA - HerstelA
        lane beoordeling
        task B
        boundary OngedaanB on=B compensate
        task HerstelB undoes
        OngedaanB - HerstelB
        lane klantcontact
        task C
        xor G
        A > B > C > G
        G > Alles : alles
        G > AlleenA : alleen a
        G > Klaar : klaar
        throw Alles compensate
        throw AlleenA compensate=A
        end Klaar
        task Na
        Alles > Na
        AlleenA > Nog
        throw Nog compensate
        task Daarna
        Nog > Daarna
        """;

    private static Scene Chosen(string way) => Given(Done).When(Kim.Does("A")).When(Lee.Does("B")).When(Kim.Does("C")).When(Kim.Chooses("G", way));

    [Fact]
    public void The_last_done_is_undone_first_and_then_it_goes_on()
    {
        var scene = Chosen("alles").ThenOpen("HerstelB @ beoordeling").When(Lee.Does("HerstelB")).ThenOpen("HerstelA @ klantcontact").When(Kim.Does("HerstelA")).ThenOpen("Na @ klantcontact");
        Assert.Equal(["B", "A"], scene.AllEvents.OfType<CompensationStepped>().Select(happened => happened.Step.Activity));
        scene.When(Kim.Does("Na")).ThenEnded();
    }

    [Fact]
    public void One_activity_is_undone_by_its_name_and_nothing_is_undone_twice() =>
        Chosen("alleen a").ThenOpen("HerstelA @ klantcontact").When(Kim.Does("HerstelA")).ThenOpen("HerstelB @ beoordeling").When(Lee.Does("HerstelB")).ThenOpen("Daarna @ klantcontact");

    [Fact]
    public void What_was_not_done_is_not_undone() => Given(Done).When(Kim.Withdraws("x")).ThenEnded(Outcomes.Withdrawn);

    [Fact]
    public void Nothing_to_undo_goes_on_at_once() => Given("lane klantcontact\ntask X\nthrow Undo compensate\ntask Na\nX > Undo > Na").When(Kim.Does("X")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void An_end_that_undoes_ends_when_all_is_undone() =>
        Given("lane klantcontact\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\nend Undo compensate outcome=withdrawn\nA > Undo").When(Kim.Does("A")).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenEnded(Outcomes.Withdrawn);

    [Fact]
    public void Beside_it_the_token_goes_on_at_once() =>
        Given("lane klantcontact\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\nthrow Undo compensate-beside\ntask Na\nA > Undo > Na").When(Kim.Does("A")).ThenOpen("Herstel @ klantcontact", "Na @ klantcontact")
            .When(Kim.Does("Na")).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenEnded();

    [Fact]
    public void What_was_done_in_a_sub_process_that_is_done_is_undone_with_it() =>
        Given("lane klantcontact\nsub S\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\n/sub\nthrow Undo compensate=S\ntask Na\nS > Undo > Na").When(Kim.Does("A")).ThenOpen("Herstel @ klantcontact")
            .When(Kim.Does("Herstel")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void An_event_sub_process_undoes_the_sub_process_it_stands_in_and_says_itself_what_of_it() =>
        Given("lane klantcontact\nsub S\ntask A\nboundary On on=A compensate\ntask HerstelA undoes\nOn - HerstelA\non Als\nstart Terug compensate\ntask Bellen\nthrow Ook compensate=A\nTerug > Bellen > Ook\n/sub\n/sub\ntask B\nboundary OnB on=B compensate\ntask HerstelB undoes\nOnB - HerstelB\nthrow Undo compensate\ntask Na\nS > B > Undo > Na")
            .When(Kim.Does("A")).When(Kim.Does("B")).ThenOpen("HerstelB @ klantcontact").When(Kim.Does("HerstelB")).ThenOpen("Bellen @ klantcontact")
            .When(Kim.Does("Bellen")).ThenOpen("HerstelA @ klantcontact").When(Kim.Does("HerstelA")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void What_a_sub_process_undoes_by_itself_is_not_undone_beside_it() =>
        Given("lane klantcontact\nsub S\ntask A\nboundary On on=A compensate\ntask HerstelA undoes\nOn - HerstelA\non Als\nstart Terug compensate\ntask Bellen\nTerug > Bellen\n/sub\n/sub\nthrow Undo compensate\nthrow Nog compensate\ntask Na\nS > Undo > Nog > Na")
            .When(Kim.Does("A")).ThenOpen("Bellen @ klantcontact").When(Kim.Does("Bellen")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Each_instance_that_was_done_is_undone() =>
        Given("lane klantcontact\ntask A times=2\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\nthrow Undo compensate\ntask Na\nA > Undo > Na").When(Kim.DoesOne("A")).When(Kim.DoesOne("A")).ThenOpen("Herstel @ klantcontact")
            .When(Kim.Does("Herstel")).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void A_way_out_that_a_person_chooses_does_not_make_it_done_twice() =>
        Given("lane klantcontact\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\nthrow Undo compensate\ntask Na\ntask Ander\nA > Undo : terug [${x}]\nA > Ander : anders [${y}]\nUndo > Na")
            .When(Kim.Does("A")).When(Kim.Chooses("A", "terug")).ThenOpen("Herstel @ klantcontact").When(Kim.Does("Herstel")).ThenOpen("Na @ klantcontact");

    [Fact]
    public void Who_catches_an_error_undoes_what_was_done_before() =>
        Given("lane klantcontact\ntask A\nboundary On on=A compensate\ntask Herstel undoes\nOn - Herstel\ntask X\nend Mis error=E\nA > X > Mis\non Als\nstart Fout error=E\nend Terug compensate\nFout > Terug\n/sub").When(Kim.Does("A")).When(Kim.Does("X")).ThenOpen("Herstel @ klantcontact")
            .When(Kim.Does("Herstel")).ThenEnded();
}
