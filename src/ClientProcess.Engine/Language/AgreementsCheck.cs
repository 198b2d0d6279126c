using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>What only shows when agreements, ladders and drawings are seen together.</summary>
public static class AgreementsCheck
{
    internal static void Check(AgreementDirectory agreements, BesideAgreements beside, Diagnostics diagnostics)
    {
        var drawn = beside.Drawings is { } drawings ? agreements.With(drawings.SelectMany(drawing => drawing.Agreements), beside.Teams) : agreements;
        CheckClashes(drawn, diagnostics);
        CheckLoops(drawn, beside, diagnostics);
        if (beside.Drawings is not { } known) return;
        foreach (var agreement in drawn.Agreements)
        {
            if (agreement.For.IsEmpty)
                diagnostics.Warn(agreement.At, Codes.AttachedUnknown, $"'{agreement.Name}' is for nothing: neither 'for' nor cp:agreement in a drawing names anything.");
            foreach (var nothing in agreement.For.Where(attachment => !known.Any(drawing => Exists(attachment, drawing))))
                diagnostics.Error(agreement.At, Codes.AttachedUnknown, $"Expected '{agreement.Name}' to be for something that is drawn, but no drawing has {nothing}.");
        }
    }

    /// <summary>What a drawing says about agreements that do not exist, and the tasks for which nothing was promised; nothing without agreements.</summary>
    public static IEnumerable<Diagnostic> Of(ProcessModel model, string file, AgreementDirectory agreements, TeamDirectory teams)
    {
        if (agreements.IsEmpty) return [];
        var all = agreements.With(model.Agreements, teams);
        var unknown = model.Agreements.Where(drawn => agreements.Find(drawn.Agreement) is null).Select(drawn => new Diagnostic(
            file, drawn.At.Line, drawn.At.Column, Severity.Error, Codes.AgreementUnknown, $"Expected an agreement of agreements.yaml, but there is no '{drawn.Agreement}'."));
        var without = model.Processes.SelectMany(process => process.Nodes.OfType<TaskNode>(), (process, node) => (Process: process, Node: node))
            .Where(task => !all.Matching(AgreementSubject.OfTask(task.Process.Id, task.Node, TeamOf(task.Process, task.Node, teams))).Any())
            .Select(task => new Diagnostic(
                file, task.Node.At.Line, task.Node.At.Column, Severity.Warning, Codes.NoAgreement,
                $"Nothing was promised about '{task.Node.Label}': neither the task, its lane nor its process has an agreement."));
        return unknown.Concat(without);
    }

    private static string? TeamOf(ProcessDefinition process, FlowNode node, TeamDirectory teams) =>
        (node.Team ?? process.Team) is { } team ? teams.Resolve(team)?.Id ?? team : null;

    private static void CheckClashes(AgreementDirectory agreements, Diagnostics diagnostics)
    {
        var taken = new Dictionary<(Attachment, AgreementKind, ClockKind), Agreement>();
        foreach (var agreement in agreements.Agreements)
        {
            foreach (var (attachment, clock) in agreement.For.Distinct().SelectMany(attachment => agreement.Clocks.Keys.Select(clock => (attachment, clock))))
            {
                if (taken.TryGetValue((attachment, agreement.Kind, clock), out var other))
                    diagnostics.Error(agreement.At, Codes.AgreementClash, $"Expected one {Kebab.Of(agreement.Kind)} to say {Kebab.Of(clock)} for {attachment}, but '{other.Name}' and '{agreement.Name}' both do.");
                else taken[(attachment, agreement.Kind, clock)] = agreement;
            }
        }
    }

    /// <summary>A process that a ladder starts must not, by a ladder of its own, lead back: each late case would breed the next.</summary>
    private static void CheckLoops(AgreementDirectory agreements, BesideAgreements beside, Diagnostics diagnostics)
    {
        var starts = agreements.Agreements.Where(agreement => agreement.Ladder is not null)
            .SelectMany(agreement => Processes(agreement, beside), (agreement, process) => (Process: process, Ladder: agreements.FindLadder(agreement.Ladder)))
            .Where(climbed => climbed.Ladder is not null)
            .SelectMany(climbed => climbed.Ladder!.Rungs.SelectMany(rung => rung.Actions).OfType<StartProcess>(), (climbed, start) => (climbed.Process, climbed.Ladder, Starts: start.Process))
            .ToList();
        var next = starts.ToLookup(start => start.Process, start => start.Starts, StringComparer.Ordinal);
        foreach (var start in starts.DistinctBy(start => (start.Ladder, start.Starts)).Where(start => Reaches(next, start.Starts, start.Process)))
            diagnostics.Error(start.Ladder!.Place, Codes.LadderLoop, $"Expected ladder '{start.Ladder.Name}' to end, but it starts '{start.Starts}' for '{start.Process}', whose ladders lead back to '{start.Process}'.");
    }

    private static bool Reaches(ILookup<string, string> next, string from, string to)
    {
        var (seen, ahead) = (new HashSet<string>(StringComparer.Ordinal), new Queue<string>([from]));
        while (ahead.TryDequeue(out var process))
        {
            if (process == to) return true;
            if (!seen.Add(process)) continue;
            foreach (var started in next[process]) ahead.Enqueue(started);
        }
        return false;
    }

    /// <summary>The processes in which an agreement holds; without the drawings only those it names.</summary>
    private static IEnumerable<string> Processes(Agreement agreement, BesideAgreements beside) =>
        agreement.For.SelectMany(attachment => attachment.Process is { } named ? [named]
            : (beside.Drawings ?? []).SelectMany(drawing => drawing.Processes.Where(process => HoldsIn(attachment, process, drawing, beside.Teams))).Select(process => process.Id))
            .Distinct(StringComparer.Ordinal);

    private static bool HoldsIn(Attachment attachment, ProcessDefinition process, ProcessModel drawing, TeamDirectory? teams)
    {
        bool HasTeam(string? team) => team is null || process.Nodes.Any(node => Labels.Same((teams ?? TeamDirectory.Empty).Resolve(node.Team ?? "")?.Id ?? node.Team, team));
        return attachment switch
        {
            ToLane lane => HasTeam(lane.Team),
            ToHandoff handoff => HasTeam(handoff.From) && (HasTeam(handoff.To) || drawing.Partners.Any(partner => Labels.Same(partner, handoff.To))),
            _ => Exists(attachment, drawing, [process]),
        };
    }

    private static bool Exists(Attachment attachment, ProcessModel drawing) =>
        Exists(attachment, drawing, drawing.Processes.Where(process => attachment.Process is null || Labels.Same(process.Id, attachment.Process)).ToArray());

    private static bool Exists(Attachment attachment, ProcessModel drawing, IReadOnlyList<ProcessDefinition> processes) => processes.Count > 0 && attachment switch
    {
        ToTask task => processes.SelectMany(process => process.Nodes).Any(node => node is TaskNode && (node.Id == task.Task || Labels.Same(node.Name, task.Task))),
        ToFlow flow => processes.SelectMany(process => process.Nodes).SelectMany(node => node.Outgoing).Any(drawn => drawn.Id == flow.Flow),
        ToPartner partner => drawing.Partners.Any(drawn => Labels.Same(drawn, partner.Partner)),
        // Teams are checked against teams.yaml: work may be handed to a team outside any drawing.
        _ => true,
    };
}
