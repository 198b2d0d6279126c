using System.Diagnostics;
using System.Globalization;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;

namespace ClientProcess.Benchmarks;

/// <summary>How long reading a large drawing takes, and one step of a case on it.</summary>
public static class CaseBenchmark
{
    private const int Tasks = 2_500;
    private const int Steps = 2_000;

    public static void Run()
    {
        var xml = Encoding.UTF8.GetBytes(Chain(Tasks));
        BpmnReader.Read(xml, "warm-up");
        var clock = Stopwatch.StartNew();
        var model = BpmnReader.Read(xml, "chain").Model!;
        Report("read and check", model.Processes[0].Nodes.Length, "nodes", clock.Elapsed);
        var facts = new CaseFacts(model, TeamDirectory.Empty, CaseFacts.NoValues);
        var kim = new Actor(ActorKind.Person, "kim", ["A", "B"], [CaseRoles.Employee]);
        var now = DateTimeOffset.UnixEpoch;
        var state = Decide(null, new OpenCase(Guid.Empty, new DefinitionRef("chain", 1, "chain"), "A") { By = kim, Now = now });
        clock.Restart();
        for (var step = 0; step < Steps; step++)
        {
            var task = state.Tasks[0].Id;
            state = Decide(state, new ClaimTask(task) { By = kim, Now = now });
            state = Decide(state, new CompleteTask(task) { By = kim, Now = now });
        }
        Report("claim and complete, with the handoff that follows", Steps, "steps", clock.Elapsed);

        CaseState Decide(CaseState? before, CaseCommand command) => ((Accepted)CaseDecider.Decide(before, facts, command)).State!;
    }

    /// <summary>Task after task, in turn for two teams, with a gateway before each.</summary>
    private static string Chain(int tasks)
    {
        var text = new StringBuilder("<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d' targetNamespace='t'><process id='chain' isExecutable='true'><laneSet id='l'>");
        foreach (var lane in (string[])["A", "B"])
        {
            text.Append(CultureInfo.InvariantCulture, $"<lane id='{lane}' name='{lane}'>");
            for (var i = lane == "A" ? 0 : 1; i < tasks; i += 2) text.Append(CultureInfo.InvariantCulture, $"<flowNodeRef>t{i}</flowNodeRef>");
            text.Append("</lane>");
        }
        text.Append("</laneSet><startEvent id='s'/><sequenceFlow id='f' sourceRef='s' targetRef='g0'/>");
        for (var i = 0; i < tasks; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<exclusiveGateway id='g{i}'/><userTask id='t{i}'/><sequenceFlow id='a{i}' sourceRef='g{i}' targetRef='t{i}'/>");
            if (i + 1 < tasks) text.Append(CultureInfo.InvariantCulture, $"<sequenceFlow id='b{i}' sourceRef='t{i}' targetRef='g{i + 1}'/>");
        }
        return text.Append("</process></definitions>").ToString();
    }

    private static void Report(string what, int count, string unit, TimeSpan took) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}: {count} {unit} in {took.TotalMilliseconds:N0} ms, {took.TotalMicroseconds / count:N1} us each"));
}
