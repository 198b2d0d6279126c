using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Engine.Tests.Agreements;

public sealed class AgreementsReaderTests
{
    private static readonly TeamDirectory Teams = new([new Team("balie", "De balie", null), new Team("achtervang", "Achtervang", null)], "achtervang");

    private const string Good = """
        agreements:
          terugbellen:
            kind: sla
            calendar: kantoor
            for: { process: p }
            clocks:
              completion: { target: 2 working days end of day, high: PT8H }
              first-response: PT4H
            ladder: standaard
        ladders:
          standaard:
            - { at: 75%, do: [notify holder, notify team] }
            - { at: -PT1H, when: { priority: [high, urgent], team: De balie, channel: phone }, do: take back }
            - { at: +PT4H, repeat: PT4H, times: 3, do: [notify coordinator, raise priority] }
            - { at: +2 working days, do: [reassign achtervang, reassign De balie, start p2, mark "ligt te lang"] }
        """;

    [Fact]
    public void A_file_becomes_agreements_with_clocks_and_ladders()
    {
        var (directory, diagnostics) = Read(Good);
        Assert.Empty(diagnostics);
        var agreement = directory!.Find("terugbellen")!;
        Assert.Equal((AgreementKind.Sla, "kantoor", "standaard"), (agreement.Kind, agreement.Calendar, agreement.Ladder));
        Assert.Equal([new ToProcess("p")], agreement.For);
        Assert.Equal("PT8H", ClockTerms.Of(agreement, ClockKind.Completion, Priority.High)!.Target);
        Assert.Equal("2 working days end of day", ClockTerms.Of(agreement, ClockKind.Completion, Priority.Urgent)!.Target);
        Assert.Null(ClockTerms.Of(agreement, ClockKind.NextUpdate, Priority.Normal));
        var rungs = directory.FindLadder(agreement.Ladder)!.Rungs;
        Assert.Equal(["75%", "-PT1H when priority high|urgent; team balie; channel phone", "+PT4H", "+2 working days"], rungs.Select(rung => rung.Key));
        Assert.Equal((3, "PT4H"), (rungs[2].Times!.Value, rungs[2].Repeat!.ToString()));
        Assert.Equal([new ReassignToSafetyNet(), new ReassignToTeam("balie"), new StartProcess("p2"), new MarkCase("ligt te lang")], rungs[3].Actions);
        Assert.All(rungs.SelectMany(rung => rung.Actions), action => Assert.Equal(action, RungAction.Parse(action.ToString()!).Value));
    }

    [Theory]
    [InlineData("kind: sla", "kind: slo", "CP502", 3, "sla (to the client), ola (between teams) or uc (with a partner)")]
    [InlineData("calendar: kantoor", "calendar: fabriek", "CP511", 4, "there is no 'fabriek'")]
    [InlineData("    calendar: kantoor\n", "", "CP511", 2, "name a calendar")]
    [InlineData("first-response: PT4H", "first-response: -PT5H", "CP513", 8, "'-PT5H' goes back in time")]
    [InlineData("first-response: PT4H", "first-response: PT0S", "CP513", 8, "more than nothing")]
    [InlineData("first-response: PT4H", "first-response: P2D", "CP513", 8, "one meaning")]
    [InlineData("first-response: PT4H", "first-reply: PT4H", "CP502", 8, "there is no 'first-reply'")]
    [InlineData("first-response: PT4H", "acceptance: PT4H", "CP522", 7, "promise to the client")]
    [InlineData("high: PT8H", "hihg: PT8H", "CP502", 7, "there is no 'hihg'")]
    [InlineData("{ process: p }", "{ proces: p }", "CP502", 5, "there is no 'proces'")]
    [InlineData("{ process: p }", "{ lane: ballie }", "CP404", 5, "there is no team 'ballie'")]
    [InlineData("{ process: p }", "{ lane: balie, task: x }", "CP502", 5, "lane, task")]
    [InlineData("{ process: p }", "{ partner: x }", "CP522", 5, "kind uc")]
    [InlineData("ladder: standaard", "ladder: standard", "CP512", 9, "there is no 'standard'")]
    [InlineData("at: 75%", "at: 0%", "CP514", 12, "from 1% up to and including 1000%")]
    [InlineData("at: 75%", "at: 1001%", "CP514", 12, "from 1% up to and including 1000%")]
    [InlineData("at: 75%", "at: PT1H", "CP514", 12, "'75%', '-PT1H' or '+2 working days'")]
    [InlineData("at: 75%", "at: +8 weeks statutory", "CP514", 12, "statutory")]
    [InlineData("at: 75%", "at: +PT4H", "CP514", 14, "stands twice")]
    [InlineData("repeat: PT4H", "repeat: PT0S", "CP514", 14, "never move on")]
    [InlineData("repeat: PT4H, ", "", "CP514", 14, "it does not repeat")]
    [InlineData("times: 3", "times: 0", "CP514", 14, "from 1")]
    [InlineData("notify holder", "notify hodler", "CP515", 12, "found 'notify hodler'")]
    [InlineData(", do: take back", "", "CP515", 13, "does nothing")]
    [InlineData("reassign De balie", "reassign De bali", "CP404", 15, "there is no team 'De bali'")]
    [InlineData("team: De balie", "team: De bali", "CP404", 13, "there is no team 'De bali'")]
    [InlineData("[high, urgent]", "[hoog]", "CP514", 13, "there is no priority 'hoog'")]
    [InlineData("notify team]", "notify partner]", "CP522", 9, "there is none to notify")]
    public void What_is_wrong_is_told_with_its_place(string good, string bad, string code, int line, string message)
    {
        Assert.Contains(good, Good, StringComparison.Ordinal);
        var found = Assert.Single(Read(Good.Replace(good, bad, StringComparison.Ordinal)).Diagnostics);
        Assert.Equal((code, line), (found.Code, found.Line));
        Assert.Contains(message, found.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("agreements: { a: { kind: ola, calendar: k, clocks: { completion: PT1H } }, A: { kind: ola, calendar: k, clocks: { completion: PT1H } } }", "CP510")]
    [InlineData("agreements: { a: { kind: ola, calendar: k, for: { lane: balie }, clocks: { completion: PT1H } }, b: { kind: ola, calendar: k, for: [{ process: p }, { lane: De balie }], clocks: { completion: PT2H } } }", "CP518")]
    [InlineData("agreements: { a: { kind: ola, calendar: k, clocks: { completion: 8 weeks statutory } } }", "CP519")]
    [InlineData("agreements: { a: { kind: uc, calendar: k, for: { lane: balie }, clocks: { completion: PT1H } } }", "CP522")]
    [InlineData("agreements: { a: { kind: ola, calendar: k, clocks: { } } }", "CP502")]
    [InlineData("agreements: { a: 1 }", "CP502")]
    [InlineData("ladders: { }", "CP502")]
    [InlineData("ladders: { l: [] }\nagreements: { }", "CP514")]
    public void So_is_what_does_not_go_together(string text, string code) =>
        Assert.Equal(code, Assert.Single(AgreementsReader.Read(text, "t", new BesideAgreements(Teams)).Diagnostics).Code);

    [Fact]
    public void A_safety_net_that_nobody_named_cannot_be_reassigned_to() =>
        Assert.Contains(AgreementsReader.Read(Good, "t", new BesideAgreements(new TeamDirectory([new Team("balie", "De balie", null)], null))).Diagnostics,
            found => found.Message.Contains("names no fallback", StringComparison.Ordinal));

    [Theory]
    [InlineData("{ process: a }", "start a", true)]
    [InlineData("{ process: a }", "start b", true)]
    [InlineData("{ process: c }", "start a", false)]
    public void A_ladder_that_starts_what_leads_back_to_it_is_refused(string subject, string action, bool loops)
    {
        var text = $$"""
            agreements:
              one: { kind: ola, calendar: k, for: {{subject}}, clocks: { completion: PT1H }, ladder: one }
              two: { kind: ola, calendar: k, for: { process: b }, clocks: { completion: PT1H }, ladder: two }
            ladders:
              one: [{ at: 100%, do: {{action}} }]
              two: [{ at: 100%, do: start a }]
            """;
        var found = AgreementsReader.Read(text, "t", BesideAgreements.Nothing).Diagnostics;
        Assert.Equal(loops, found.Any(diagnostic => diagnostic.Code == Codes.LadderLoop));
        Assert.All(found, diagnostic => Assert.Contains("lead back to", diagnostic.Message, StringComparison.Ordinal));
    }

    [Fact]
    public void The_most_specific_agreement_of_a_kind_holds()
    {
        Agreement Of(string name, AgreementKind kind, params Attachment[] what) => new(name, kind, "k")
        {
            For = [.. what],
            Clocks = System.Collections.Immutable.ImmutableSortedDictionary<ClockKind, Target>.Empty.Add(ClockKind.Completion, Target.Of(new WorkingDays(1))),
        };
        var directory = new AgreementDirectory(
            [
                Of("client", AgreementKind.Sla, new ToProcess("p")), Of("process", AgreementKind.Ola, new ToProcess("p")), Of("partner", AgreementKind.Uc, new ToPartner("Waterschap")),
                Of("lane", AgreementKind.Ola, new ToLane("b")), Of("lane here", AgreementKind.Ola, new ToLane("B", "p")), Of("to b", AgreementKind.Ola, new ToHandoff(null, "b")),
                Of("a to b", AgreementKind.Ola, new ToHandoff("a", "b")), Of("flow", AgreementKind.Ola, new ToFlow("F")), Of("task", AgreementKind.Ola, new ToTask("Klant  bellen")),
            ], []);
        var work = new AgreementSubject("p") { Team = "b" };
        string? Held(AgreementSubject subject, AgreementKind kind = AgreementKind.Ola) => directory.Find(subject, kind, ClockKind.Completion)?.Name;
        Assert.Equal("client", Held(work, AgreementKind.Sla));
        Assert.Equal("lane here", Held(work));
        Assert.Equal("lane", Held(work with { Process = "q" }));
        Assert.Equal("process", Held(work with { Team = "c" }));
        Assert.Equal("to b", Held(work with { From = "c", To = "b" }));
        Assert.Equal("a to b", Held(work with { From = "a", To = "b" }));
        Assert.Equal("flow", Held(work with { From = "a", To = "b", Flows = ["F"] }));
        Assert.Equal("task", Held(work with { From = "a", To = "b", Flows = ["F"], Task = "T", TaskName = "klant\nbellen" }));
        Assert.Equal("partner", Held(new AgreementSubject("q") { Partner = "waterschap" }, AgreementKind.Uc));
        Assert.Null(Held(new AgreementSubject("q") { Team = "c" }));
        Assert.Null(directory.Find(work, AgreementKind.Ola, ClockKind.Acceptance));
    }

    private static (AgreementDirectory? Directory, IReadOnlyList<Diagnostic> Diagnostics) Read(string text)
    {
        var (directory, diagnostics) = AgreementsReader.Read(text, "agreements.yaml", new BesideAgreements(Teams, ["kantoor"]));
        return (directory, diagnostics);
    }
}
