using System.Text;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;

namespace ClientProcess.Engine.Tests.RolePlays;

public sealed class RolePlayTests
{
    private const string Drawing = """
        lane klantcontact
        start S
        task Intake
        lane beoordeling
        task Beoordelen
        lane uitvoering
        task Uitvoeren
        xor Bedrag default=Bedrag-E
        catch Brief message=brief
        end E
        S > Intake
        Intake > Beoordelen { bsn! dossier:document }
        Beoordelen > Uitvoeren > Bedrag
        Bedrag > Brief [bedrag > 100]
        Bedrag > E
        Brief > E
        """;

    private const string EveryVerb = """
        name: alles
        intake: klantcontact
        by: kim
        data: { kanaal: telefoon }
        steps:
          - claim: Intake
            by: kim
          - follow-up: Intake
            until: 2026-11-23T12:00:00+01:00
          - delegate: Intake
            team: anouk
          - release: Intake
          - reassign: Intake
            by: noor
            team: kim
          - complete: Intake
            refused: need-missing
          - complete: Intake
            data: { bsn: '123', aantal: 2, spoed: true, leeg: null, lijst: [1, x], meer: { a: 1 } }
          - expect:
              open: [Beoordelen @ beoordeling]
              handoffs: ['klantcontact -> beoordeling (offered)']
              responsible: [klantcontact]
              status: open
          - ask: Beoordelen
            by: lee
            note: Welk jaar?
          - answer: Beoordelen
            by: kim
            note: '2026'
          - decline: Beoordelen
            by: lee
            reason: incomplete
            missing: [dossier]
          - claim: repair Beoordelen
            by: kim
          - complete: repair Beoordelen
            data: { dossier: 'urn:1' }
          - withdraw-handoff: Beoordelen
            by: kim
            reason: vergissing
          - claim: repair Beoordelen
            by: kim
          - complete: repair Beoordelen
          - accept: Beoordelen
            by: lee
          - claim: Beoordelen
            by: lee
          - return: Beoordelen
            reason: not-ours
          - claim: repair Beoordelen
            by: kim
          - complete: repair Beoordelen
          - claim: Beoordelen
            by: lee
          - hand-off: Beoordelen
            team: uitvoering
            reason: meekijken
            comesBack: true
          - claim: Beoordelen
            by: femke
          - complete: Beoordelen
          - claim: Beoordelen
            by: lee
          - complete: Beoordelen
          - expect:
              route: [klantcontact, beoordeling, klantcontact, beoordeling, klantcontact, beoordeling, klantcontact, beoordeling, uitvoering, beoordeling, uitvoering]
              declines: 2
              bounces: 8
              journal: [CaseOpened, HandoffDeclined, HandoffReturned, WorkCameBack]
          - claim: Uitvoeren
            by: femke
          - complete: Uitvoeren
          - information: bedrag
            data: { bedrag: 500 }
          - retry: Bedrag
            by: robin
          - signal: Alarm
          - message: Brief
          - expect: { status: completed, outcome: honoured, open: [] }
          - reopen: case
            reason: toch nog iets
          - pause: case
            reason: wacht op klant
            until: 2026-11-23T10:00:00+01:00
          - wait: PT2H
          - resume: case
            reason: al vanzelf
            refused: not-paused
          - close: case
            outcome: duplicate
            reason: dubbel
          - reopen: case
            reason: en weer
          - inform-client: case
            note: wij bellen morgen
          - priority: high
            by: robin
            reason: haast
          - wait-until: 2026-11-24T09:00:00+01:00
          - withdraw: case
            reason: klant wil niet meer
          - expect: { outcome: withdrawn }
          - reopen: case
            reason: en nog eens
          - add-task: Bel de wijkagent
            team: beoordeling
            reason: er is ruzie over
          - move: Uitvoeren
            refused: move-impossible
          - repeat: Intake
          - expect: { open: [reopened @ klantcontact, Bel de wijkagent @ beoordeling, Intake @ klantcontact], journal: [TaskAdded, StepRepeated] }
          - skip: Intake
            by: kim
            refused: coordinators-only
          - skip: Intake
          - claim: Bel de wijkagent
            by: lee
          - complete: Bel de wijkagent
          - expect: { open: [reopened @ klantcontact], journal: [StepSkipped] }
        """;

    internal static ProcessModel Model(string notation) => BpmnReader.Read(Encoding.UTF8.GetBytes(DrawingBuilder.Xml(notation)), "t").Model!;

    private static RolePlayResult Play(string script, string drawing = Drawing)
    {
        var (play, diagnostics) = RolePlayReader.Read(script, "t.yaml");
        Assert.True(play is not null, string.Join("\n", diagnostics));
        return RolePlayRun.Run(Model(drawing), World.Organisation, play);
    }

    private static string Steps(string steps) => $"intake: klantcontact\nby: kim\nsteps:\n{steps}";

    [Fact]
    public void A_script_that_holds_passes_with_every_verb()
    {
        var result = Play(EveryVerb);
        Assert.True(result.Passed, $"{result.FailedAt.Line}: {result.Failure}");
        Assert.Contains(result.Transcript, line => line.Contains("✗ Expected 'bsn'", StringComparison.Ordinal));
        Assert.All(PlayVerbs.All, verb => Assert.Contains($"- {verb}:", EveryVerb, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("  - claim: Intake\n  - claim: Nergens", 5, "Expected an open task 'Nergens', but there is none. Open: 'Intake @ klantcontact'.")]
    [InlineData("  - claim: Intake\n    by: lee", 4, "Expected to claim 'Intake', but: Expected somebody of team klantcontact, but lee is not in it.")]
    [InlineData("  - claim: Intake\n    refused: taken", 4, "Expected it to be refused (taken), but it was accepted.")]
    [InlineData("  - claim: Intake\n    by: lee\n    refused: taken", 4, "Expected it to be refused as taken, but it was refused as not-your-team: Expected somebody of team klantcontact, but lee is not in it.")]
    [InlineData("  - accept: Beoordelen", 4, "Expected an open handoff for 'Beoordelen', but there is none.")]
    [InlineData("  - wait: morgen", 4, "Expected an ISO 8601 duration to wait, but it is 'morgen'.")]
    [InlineData("  - wait-until: 2020-01-01T00:00:00Z", 4, "Expected a moment from now on to wait until, but it is '2020-01-01T00:00:00Z'.")]
    [InlineData("  - pause: case\n    reason: x\n    until: morgen", 4, "Expected a moment such as 2026-11-23T09:00:00+01:00, but it is 'morgen'.")]
    [InlineData("  - expect: { status: completed }", 4, "Expected status to be 'completed', but it is 'open'.")]
    [InlineData("  - expect: { outcome: honoured }", 4, "Expected outcome to be 'honoured', but it is 'none'.")]
    [InlineData("  - expect: { open: [] }", 4, "Expected open tasks to be [], but they are [Intake @ klantcontact].")]
    [InlineData("  - expect: { route: [beoordeling] }", 4, "Expected route to be [beoordeling], but they are [klantcontact].")]
    [InlineData("  - expect: { handoffs: [x] }", 4, "Expected open handoffs to be [x], but they are [].")]
    [InlineData("  - expect: { responsible: [x] }", 4, "Expected responsible teams to be [x], but they are [klantcontact].")]
    [InlineData("  - expect: { bounces: 1, declines: 2 }", 4, "Expected bounces to be '1', but it is '0'. Expected declines to be '2', but it is '0'.")]
    [InlineData("  - expect: { journal: [CaseOpened, CaseEnded] }", 4, "Expected CaseEnded in the journal after CaseOpened, but it did not happen.")]
    public void A_script_that_fails_says_where_and_what_differs(string steps, int line, string difference)
    {
        var result = Play(Steps(steps));
        Assert.Equal((difference, line), (result.Failure, result.FailedAt.Line));
    }

    [Fact]
    public void A_process_that_is_not_there_fails() => Assert.Equal("Expected a process 'Q' in the drawing, but there is none.", Play("process: Q\nsteps: [{ wait: PT1H }]").Failure);

    [Theory]
    [InlineData("steps:", 1)]
    [InlineData("steps: [{ dans: x }]", 1)]
    [InlineData("steps:\n  - claim: X\n    door: kim", 3)]
    [InlineData("steps:\n  - expect: { opn: [] }", 2)]
    [InlineData("steps:\n  - expect:", 2)]
    [InlineData("steps:\n  - expect: alles", 2)]
    [InlineData("steps:\n  - expect: { bounces: veel }", 2)]
    [InlineData("steps:\n  - tekst", 2)]
    [InlineData("start: straks\nsteps: [{ wait: PT1H }]", 1)]
    [InlineData("stappen: []", 1)]
    public void A_script_that_cannot_be_read_says_where(string script, int line)
    {
        var (play, diagnostics) = RolePlayReader.Read(script, "t.yaml");
        Assert.Null(play);
        Assert.Equal(line, diagnostics[0].Line);
    }

    [Fact]
    public void The_same_play_is_the_same_every_time() => Assert.Equal(Play(EveryVerb).Transcript, Play(EveryVerb).Transcript);

    [Fact]
    public void Pools_of_one_file_start_and_answer_each_other()
    {
        const string two = """
            pool Winkel
            lane klantcontact
            task Bestellen
            catch Bezorging message
            task Afrekenen
            Bestellen > Bezorging > Afrekenen
            pool Keuken
            start Bestelling message
            task Koken
            end Bezorgd message
            Bestelling > Koken > Bezorgd
            Bestellen ~> Bestelling : bestelling
            Bezorgd ~> Bezorging : pizza
            """;
        var result = Play(Steps("""
              - claim: Bestellen
              - complete: Bestellen
                data: { soort: margherita }
              - expect: { open: [Koken @ Keuken] }
              - claim: Koken
              - complete: Koken
              - expect: { open: [Afrekenen @ klantcontact] }
              - claim: Afrekenen
              - complete: Afrekenen
              - expect: { status: completed, open: [] }
            """), two);
        Assert.True(result.Passed, $"{result.FailedAt.Line}: {result.Failure}");
    }
}
