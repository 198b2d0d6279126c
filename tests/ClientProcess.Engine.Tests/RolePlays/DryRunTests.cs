using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;
using ClientProcess.Tests;

namespace ClientProcess.Engine.Tests.RolePlays;

public sealed class DryRunTests
{
    private static DryRunResult Run(ProcessModel model, string? process = null, params (string Gateway, string Flow)[] choose) => DryRun.Run(
        model, Organisation.Empty, World.Monday, new DryRunWishes { Process = process, Choose = choose.ToDictionary(choice => choice.Gateway, choice => choice.Flow) });

    private static DryRunResult Run(string notation, params (string Gateway, string Flow)[] choose) => Run(RolePlayTests.Model(notation), null, choose);

    [Fact]
    public void Tasks_waits_timers_and_needs_are_got_through() =>
        Assert.Equal(("completed", null), Ended(Run("""
            lane a
            start S field=naam:text!
            task X field=soort:choice!|een|twee field=bedrag:number! field=dag:date! field=ja:boolean!
            catch T timer=P3D
            catch Los timer
            lane b
            task Y explicit
            S > X > T > Los > Y { dossier:document! gezien:check! }
            """)));

    [Fact]
    public void At_a_choice_it_goes_the_way_taken_least_often() =>
        Assert.Equal(["G-X", "G-E"], Run("lane a\nstart S\nxor G\ntask X\nend E\nS > G\nG > X > G\nG > E").Events.Select(happened => happened.Happened).OfType<ChoiceMade>().Select(choice => choice.Flow));

    [Theory]
    [InlineData("G", "klaar")]
    [InlineData("g", "G-E")]
    public void Or_the_way_it_is_told(string gateway, string flow) =>
        Assert.Equal(["G-E"], Run("lane a\nstart S\nxor G\ntask X\nend E\nS > G\nG > X > G\nG > E : klaar", (gateway, flow)).Events.Select(happened => happened.Happened).OfType<ChoiceMade>().Select(choice => choice.Flow));

    [Fact]
    public void A_way_that_is_not_there_is_refused() => Assert.Equal("refused", Run("lane a\nstart S\nxor G\ntask X\nend E\nS > G\nG > X\nG > E", ("G", "nergens")).Status);

    [Fact]
    public void A_join_that_waits_in_vain_is_told_and_got_round() =>
        Assert.Equal(["Expected a token from 'E2' at 'J', but none can come any more. Trying again goes on with what is there."], Run("lane a\nand P\ntask X\nend E\nand J\nstart S\nxor K\nS > P\nP > X > J\nP > K > E\nE2 > J\ntask E2\nK > E2", ("K", "E")).Incidents.Select(incident => incident.Message));

    [Fact]
    public void A_message_that_never_comes_is_waited_for() => Assert.Equal(("waiting", "message 'brief' at 'M'"), Ended(Run("lane a\ncatch M message=brief")));

    [Fact]
    public void An_incident_says_why() => Assert.Equal("incident", Run("lane a\nstart S\nthrow T\nxor G\nS > G > T > G").Status);

    [Fact]
    public void A_process_that_is_not_there_is_refused() => Assert.Equal(("refused", "There is no process 'Q'."), Ended(Run(RolePlayTests.Model("task X"), "Q")));

    [Fact]
    public void A_drawing_that_goes_round_for_ever_is_stopped_in_reasonable_time()
    {
        var watch = Stopwatch.StartNew();
        var result = Run("lane a\nstart S\ntask X\nS > X > X");
        Assert.Equal(("waiting", "It was stopped after 10000 steps."), Ended(result));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"It took {watch.Elapsed}.");
    }

    [Theory]
    [InlineData("incidentManagement.bpmn")]
    [InlineData("pizza-collaboration.bpmn")]
    public void A_drawing_people_made_checks_without_errors_and_runs_to_its_end(string name)
    {
        var read = BpmnReader.Read(File.ReadAllBytes(Path.Combine(Drawings(), name)), name);
        Assert.True(read.Model is not null, string.Join("\n", read.Diagnostics));
        Assert.Equal(("completed", null), Ended(Run(read.Model)));
    }

    [Fact]
    public void Every_drawing_people_made_is_read_or_refused_with_a_line()
    {
        foreach (var file in Directory.GetFiles(Drawings(), "*.bpmn"))
        {
            var read = BpmnReader.Read(File.ReadAllBytes(file), Path.GetFileName(file));
            Assert.All(read.Diagnostics, found => Assert.True(found.Line > 0 && found.Column > 0, found.ToString()));
            if (read.Model is { } model) Run(model);
            else Assert.Contains(read.Diagnostics, found => found.Severity == Severity.Error);
        }
    }

    /// <summary>Beside the repository, or beside a folder above it.</summary>
    private static string Drawings()
    {
        var above = new DirectoryInfo(AppContext.BaseDirectory);
        while (above.Parent is not null && !Directory.Exists(Path.Combine(above.FullName, "shared", "bpmn", "selected"))) above = above.Parent;
        return Needs.File(Path.Combine(above.FullName, "shared", "bpmn", "selected"), "drawings that people made");
    }

    private static (string Status, string? WaitingFor) Ended(DryRunResult result) => (result.Status, result.WaitingFor);
}
