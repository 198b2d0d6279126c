using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Errors end what they happen in, and are caught by the nearest that names them (BPMN 2.0 section 13.5.1).</summary>
public sealed class ErrorTests
{
    private const string Guarded = """
        lane klantcontact
        task Vooraf
        lane beoordeling
        sub Deel
        and P
        task Ene
        task Andere
        xor Goed
        end Mis error=E1
        end Klaar
        P > Ene > Goed
        P > Andere
        Goed > Mis : nee
        Goed > Klaar : ja
        /sub
        boundary Fout on=Deel error=E1
        lane uitvoering
        task Herstel
        task Na
        Vooraf > Deel > Na
        Fout > Herstel
        """;

    [Fact]
    public void From_a_parallel_branch_it_ends_all_of_the_sub_process_and_those_at_work_are_the_senders()
    {
        var scene = Given(Guarded).When(Kim.Does("Vooraf")).When(Joris.Claims("Andere"), Lee.Claims("Ene"), Lee.Completes("Ene", choices: [("Goed", "nee")]));
        scene.ThenOpen("Herstel @ uitvoering");
        Assert.Equal(("Mis", "E1", "Fout"), (scene.Happened<ErrorThrown>().Node, scene.Happened<ErrorThrown>().Code, scene.Happened<ErrorThrown>().CaughtAt));
        Assert.Equal(B, scene.Handoff("Herstel").From);
        Assert.Equal("Andere", scene.Happened<TaskCancelled>().Node);
    }

    [Fact]
    public void Without_one_it_goes_on_as_drawn() =>
        Given(Guarded).When(Kim.Does("Vooraf")).When(Lee.Claims("Ene"), Lee.Completes("Ene", choices: [("Goed", "ja")])).When(Lee.Does("Andere")).ThenOpen("Na @ uitvoering");

    [Fact]
    public void Nobody_who_catches_it_ends_the_case_as_not_honoured() =>
        Given("lane klantcontact\nand P\ntask X\ntask Y\nend Mis error=E1\nP > X > Mis\nP > Y").When(Kim.Does("X")).ThenEnded(Outcomes.NotHonoured);

    [Fact]
    public void An_end_that_says_how_it_ends_says_so_for_an_error_too() =>
        Given("lane klantcontact\ntask X\nend Mis error=E1 outcome=not-reached\nX > Mis").When(Kim.Does("X")).ThenEnded(Outcomes.NotReached);

    [Theory]
    [InlineData("E1", "Een @ klantcontact")]
    [InlineData("E2", "Elk @ klantcontact")]
    public void Who_names_the_code_comes_before_who_catches_all(string code, string open) =>
        Given($"lane klantcontact\nsub S\ntask X\nend Mis error={code}\nX > Mis\n/sub\nboundary Alle on=S error\nboundary Ene on=S error=E1\ntask Elk\ntask Een\nAlle > Elk\nEne > Een").When(Kim.Does("X")).ThenOpen(open);

    [Fact]
    public void The_nearest_comes_before_the_one_that_names_it() =>
        Given("lane klantcontact\nsub S\nsub T\ntask X\nend Mis error=E1\nX > Mis\n/sub\nboundary Nabij on=T error\ntask Hier\nNabij > Hier\n/sub\nboundary Verder on=S error=E1\ntask Daar\nVerder > Daar")
            .When(Kim.Does("X")).ThenOpen("Hier @ klantcontact");

    [Fact]
    public void It_goes_outwards_until_it_is_caught_and_everything_between_ends() =>
        Given("lane klantcontact\nsub S\nand P\ntask Y\nsub T\ntask X\nend Mis error=E1\nX > Mis\n/sub\nboundary Anders on=T error=E2\nP > T\nP > Y\n/sub\nboundary Verder on=S error=E1\ntask Daar\nVerder > Daar")
            .When(Kim.Does("X")).ThenOpen("Daar @ klantcontact").Then(it => Assert.Single(it.State.Scopes));

    [Fact]
    public void A_person_says_that_it_went_wrong_by_code_or_by_the_event_that_catches_it()
    {
        foreach (var said in new[] { "error:E1", "Fout", "fout" })
            Given("lane klantcontact\ntask X\nboundary Fout on=X error=E1\nlane beoordeling\ntask Y\nFout > Y").When(Kim.Claims("X"), Kim.Raises("X", said)).ThenOpen("Y @ beoordeling")
                .Then(it => Assert.Equal(("kim", "E1"), (it.Happened<ErrorThrown>().By, it.Happened<ErrorThrown>().Code)))
                .Then(it => Assert.Equal("kim", it.Handoff("Y").FromPerson));
    }

    [Theory]
    [InlineData("error:E2")]
    [InlineData("escalation:E1")]
    [InlineData("iets")]
    [InlineData("")]
    public void What_nothing_catches_is_refused(string said) =>
        Given("lane klantcontact\ntask X\nboundary Fout on=X error=E1\ntask Y\nFout > Y").When(Kim.Claims("X"), Kim.Raises("X", said)).ThenRefused(RejectionCode.RaiseUnknown, said);

    [Fact]
    public void Where_the_drawing_knows_nothing_else_the_work_is_completed() =>
        Given("lane klantcontact\ntask X").When(Kim.Claims("X"), Kim.Raises("X", "error:E1")).ThenRefused(RejectionCode.RaiseUnknown);

    [Fact]
    public void Only_who_holds_the_work_says_so() =>
        Given("lane klantcontact\ntask X\nboundary Fout on=X error\ntask Y\nFout > Y").When(Kim.Raises("X", "Fout")).ThenRefused(RejectionCode.NotHolder);

    [Fact]
    public void Who_says_so_is_not_asked_for_what_the_work_would_have_given() =>
        Given("lane klantcontact\ntask X field=a!\nboundary Fout on=X error\ntask Y\nFout > Y").When(Kim.Claims("X"), Kim.Raises("X", "Fout", Data(("b", 2)))).ThenOpen("Y @ klantcontact")
            .Then(it => Assert.Equal(["b"], it.State.Values.Keys));

    [Fact]
    public void What_the_next_team_needs_is_asked_of_who_says_so() =>
        Given("lane klantcontact\ntask X\nboundary Fout on=X error\nlane beoordeling\ntask Y\nFout > Y { bsn! }").When(Kim.Claims("X"), Kim.Raises("X", "Fout")).ThenRefused(RejectionCode.NeedMissing, "bsn")
            .When(Kim.Raises("X", "Fout", Data(("bsn", "1")))).ThenOpen("Y @ beoordeling");

    [Fact]
    public void Of_a_multiple_event_on_a_border_each_is_caught()
    {
        const string drawing = "lane klantcontact\ntask X\nboundary Fout on=X error=E1 message=m timer=PT1H\ntask Y\nFout > Y";
        Given(drawing).When(Kim.Claims("X"), Kim.Raises("X", "error:E1")).ThenOpen("Y @ klantcontact");
        Given(drawing).When(Message("m")).ThenOpen("Y @ klantcontact");
        Given(drawing).After("PT1H").ThenOpen("Y @ klantcontact");
    }

    [Fact]
    public void From_an_ad_hoc_sub_process_a_loop_and_a_call_it_is_caught_on_their_border()
    {
        foreach (var activity in new[] { "sub S", "adhoc S", "transaction S", "sub S times=2", "sub S again=true max=2" })
            Given($"lane klantcontact\n{activity}\nsub T\ntask X\nend Mis error=E1\nX > Mis\n/sub\n/sub\nboundary Fout on=S error=E1\ntask Y\nFout > Y").When(Kim.DoesOne("X")).ThenOpen("Y @ klantcontact");
        Given("lane klantcontact\ncall S calls=Q\nboundary Fout on=S error=E1\ntask Y\nFout > Y\nprocess Q\nlane klantcontact\ntask X\nend Mis error=E1\nX > Mis").When(Kim.Does("X")).ThenOpen("Y @ klantcontact");
    }

    [Fact]
    public void A_person_says_it_of_one_instance_and_all_of_them_end() =>
        Given("lane klantcontact\ntask X times=3\nboundary Fout on=X error=E1\ntask Y\nFout > Y").When(it => new ClaimTask(it.State.Tasks[0].Id) { By = Kim, Now = it.Now }, it => new CompleteTask(it.State.Tasks[0].Id) { By = Kim, Now = it.Now, Raises = "Fout" })
            .ThenOpen("Y @ klantcontact");
}
