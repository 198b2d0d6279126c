using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ClientProcess.Engine.Cases;
using CsCheck;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Random people do random things, sense and nonsense, to cases of random drawings; <see cref="Invariants"/> hold after each.</summary>
public sealed class RandomWalk
{
    private const int StepsPerWalk = 30;

    /// <summary>Enough for every run; a night's run may ask for more.</summary>
    private static readonly int Walks = int.Parse(Environment.GetEnvironmentVariable("CLIENTPROCESS_TEST_WALKS") ?? "120", CultureInfo.InvariantCulture);

    [Fact]
    public void Whatever_anybody_does_the_invariants_hold() =>
        Gen.Select(Gen.Int[0, 9999].Array[40], Gen.Int[0, 9999].Array[160]).Sample((drawn, walked) => Walk(RandomDrawing.From(new Tape(drawn)), new Tape(walked)), iter: Walks);

    [Fact]
    public void Every_random_drawing_is_one_that_runs() =>
        Gen.Int[0, 9999].Array[40].Sample(drawn => { Scene.Ready(RandomDrawing.From(new Tape(drawn))); }, iter: Walks);

    [Fact]
    public void Whatever_is_promised_meanwhile_the_invariants_hold() =>
        Gen.Select(Gen.Int[0, 9999].Array[40], Gen.Int[0, 9999].Array[220]).Sample((drawn, walked) => Walk(RandomDrawing.From(new Tape(drawn)), new Tape(walked), RandomPromises.Make), iter: Walks);

    /// <param name="promise">Promises something, at first and now and then; null: nothing is promised.</param>
    private static void Walk(string drawing, Tape tape, Action<Scene, Tape>? promise = null)
    {
        var steps = new List<string>();
        try
        {
            var scene = Scene.Ready(drawing);
            promise?.Invoke(scene, tape);
            scene.When(World.Kim.Opens());
            for (var step = 0; step < StepsPerWalk && !(scene.State.Status == CaseStatus.Closed && tape.OneIn(2)); step++)
            {
                if (promise is not null && tape.OneIn(12)) promise(scene, tape);
                var command = promise is not null && tape.OneIn(4) ? RandomPromises.Act(scene, tape) : tape.OneIn(3) ? Nonsense(scene, tape) : Sense(scene, tape);
                if (command is WakeCase) scene.At(command.Now);
                else scene.Dare(_ => command);
                steps.Add($"{command.By.Id} {command.GetType().Name} -> {(scene.Last is Rejected no ? no.Rejection.Code : "ok")}");
            }
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{broken.Message}\n--- drawing\n{drawing}\n--- steps\n{string.Join('\n', steps)}\n---", broken);
        }
    }

    /// <summary>Something that moves the case on, if anything does.</summary>
    private static CaseCommand Sense(Scene scene, Tape tape)
    {
        var state = scene.State;
        if (tape.OneIn(8) && state.NextWake is { } wake) return new WakeCase { By = Actor.Engine, Now = wake > scene.Now ? wake : scene.Now };
        if (tape.OneIn(8)) return new ReceiveMessage(tape.Pick(["m0", "m1"]), null) { By = World.System, Now = scene.Now, Data = Given(tape) };
        if (tape.OneIn(10)) return new ReceiveSignal("s0") { By = World.System, Now = scene.Now, Data = Given(tape) };
        if (state.Status == CaseStatus.Closed) return new ReopenCase(Invariants.Typed, null) { By = World.Kim, Now = scene.Now };
        if (!state.Handoffs.IsEmpty && tape.OneIn(3)) return WithHandoff(scene, tape, tape.Pick(state.Handoffs));
        if (state.Tasks.IsEmpty && tape.OneIn(3)) return new AddInformation(Given(tape), Invariants.Typed) { By = World.Kim, Now = scene.Now };
        if (state.Tasks.IsEmpty || (tape.OneIn(4) && state.Positions.Any(position => position.Incident is not null))) return new RetryIncident(state.Positions.FirstOrDefault(position => position.Incident is not null)?.Id ?? 0) { By = World.Robin, Now = scene.Now };
        var task = tape.Pick(state.Tasks);
        var by = task.Holder is { } holder ? World.People.First(person => person.Id == holder.Person) : Of(task.Team);
        if (task.Kind == WorkKind.Routing) by = World.Robin;
        if (task.Handoffs.Select(state.Handoff).FirstOrDefault(handoff => handoff is { Status: HandoffStatus.Offered, IsExplicit: true }) is { } open)
            return new AcceptHandoff(open.Id) { By = by, Now = scene.Now };
        if (task is { IsWork: true, Holder: null }) return new ClaimTask(task.Id) { By = by, Now = scene.Now };
        return task.Holder is not null && tape.OneIn(3) ? WithTask(scene, tape, task, by) : Complete(scene, tape, task.Id, by);
    }

    private static CaseCommand WithHandoff(Scene scene, Tape tape, Handoff handoff)
    {
        var (sender, receiver, now) = (Of(handoff.From), Of(handoff.To), scene.Now);
        var missing = handoff.Needs.Take(1).Select(need => need.Id).ToImmutableArray();
        return tape.Next(6) switch
        {
            0 => new WithdrawHandoff(handoff.Id, Invariants.Typed) { By = sender, Now = now },
            1 => new AskAboutHandoff(handoff.Id, Invariants.Typed) { By = receiver, Now = now },
            2 => new AnswerHandoffQuestion(handoff.Id, handoff.OpenQuestions.FirstOrDefault() ?? "", Invariants.Typed) { By = sender, Now = now },
            3 => new DeclineHandoff(handoff.Id, tape.Pick(DeclineReasons.All)) { By = receiver, Now = now, Missing = missing, Note = Invariants.Typed, Proposed = tape.Pick([World.A, World.B, World.C]) },
            _ => new DeclineHandoff(handoff.Id, DeclineReasons.WrongTeam) { By = receiver, Now = now, Proposed = tape.Pick([World.A, World.B, World.C]) },
        };
    }

    private static TaskCommand WithTask(Scene scene, Tape tape, CaseTask task, Actor by) => tape.Next(6) switch
    {
        0 => new ReturnTask(task.Id, tape.Pick(DeclineReasons.All)) { By = by, Now = scene.Now, Note = Invariants.Typed, Proposed = tape.Pick([World.A, World.B, World.C]) },
        1 or 2 => new HandOffTask(task.Id, tape.Pick([World.A, World.B, World.C]), Invariants.Typed, tape.OneIn(2)) { By = by, Now = scene.Now },
        3 => new DelegateTask(task.Id, tape.Pick(World.People)) { By = by, Now = scene.Now },
        4 => new ReassignTask(task.Id, tape.Pick(World.People)) { By = World.Robin, Now = scene.Now },
        _ => new SetFollowUp(task.Id, scene.Now.AddHours(1)) { By = by, Now = scene.Now },
    };

    private static Actor Of(string team) => World.People.FirstOrDefault(person => person.IsOf(team)) ?? World.Robin;

    private static CompleteTask Complete(Scene scene, Tape tape, int task, Actor by) => new(task)
    {
        By = by,
        Now = scene.Now,
        Data = Given(tape),
        Choices = Chosen(scene, tape, task),
        Raises = scene.State.Task(task) is { } raising && tape.OneIn(4) && TaskForm.RaisesOf(scene.State, raising, scene.Process) is { Count: > 0 } ways ? tape.Pick(ways).At.Id : tape.OneIn(30) ? Invariants.Typed : null,
        Team = tape.OneIn(3) ? tape.Pick([World.A, World.B, World.C, Invariants.Typed]) : scene.State.Task(task)?.Kind == WorkKind.Routing ? World.C : null,
    };

    private static ImmutableDictionary<string, string> Chosen(Scene scene, Tape tape, int task)
    {
        var ways = scene.Process.Nodes.Where(node => node.Outgoing.Length > 1 && !tape.OneIn(3)).ToImmutableDictionary(node => node.Id, node => tape.Pick(node.Outgoing).Id);
        foreach (var choice in scene.State.Task(task) is { } open ? TaskForm.ChoicesOf(scene.State, open, scene.Process) : [])
            ways = ways.SetItem(choice.Node.Id, choice.TakesSeveral && tape.OneIn(2) ? string.Join('|', choice.Options.Select(option => option.Id)) : tape.Pick(choice.Options).Id);
        return ways;
    }

    private static ImmutableDictionary<string, JsonElement> Given(Tape tape) => tape.Next(4) switch
    {
        0 => Commands.NoData,
        1 => tape.OneIn(3) ? Acts.Data(("k0", Invariants.Typed)) : Acts.Data(("k4", new[] { 1, 2 }), ("k0", tape.Next(10))),
        _ => Acts.Data(("k0", tape.Next(10)), ("k2", true), ("k3", Invariants.Typed)),
    };

    private static CaseCommand Nonsense(Scene scene, Tape tape)
    {
        var by = tape.Pick([.. World.People, World.System, World.Partner]);
        var (id, now) = (tape.Next(scene.State.NextId + 2), scene.Now);
        if (!scene.State.Tasks.IsEmpty && tape.OneIn(2)) id = tape.Pick(scene.State.Tasks).Id;
        var handoff = scene.State.Handoffs.IsEmpty ? id : tape.Pick(scene.State.Handoffs).Id;
        var text = tape.Pick([Invariants.Typed, " ", null]);
        var team = tape.Pick([World.A, World.B, World.C, World.Net, Invariants.Typed, ""]);
        var reason = tape.Pick([.. DeclineReasons.All, Invariants.Typed, null]);
        ImmutableArray<string> missing = tape.OneIn(3) ? ["k0"] : [];
        return tape.Next(25) switch
        {
            23 => new ReceiveSignal(tape.Pick(["s0", Invariants.Typed])) { By = by, Now = now },
            0 => new ClaimTask(id) { By = by, Now = now },
            1 => new ReleaseTask(id) { By = by, Now = now },
            2 => Complete(scene, tape, id, by),
            3 => new DelegateTask(id, tape.Pick(World.People)) { By = by, Now = now },
            4 => new ReassignTask(id, tape.Pick(World.People)) { By = by, Now = now },
            5 => new HandOffTask(id, team, text, tape.OneIn(2)) { By = by, Now = now },
            6 or 7 => new HandOffTask(id, team, Invariants.Typed, tape.OneIn(2)) { By = Holder(scene, id) ?? by, Now = now },
            8 => new ReturnTask(id, reason) { By = Holder(scene, id) ?? by, Now = now, Note = text, Missing = missing, Proposed = team },
            9 => new SetFollowUp(id, tape.OneIn(2) ? now.AddHours(tape.Next(9)) : null) { By = by, Now = now },
            10 => new AcceptHandoff(handoff) { By = by, Now = now },
            11 or 12 => new DeclineHandoff(handoff, reason) { By = tape.OneIn(2) ? World.Robin : by, Now = now, Note = text, Missing = missing, Proposed = team },
            13 => new WithdrawHandoff(handoff, text) { By = tape.OneIn(2) ? World.Robin : by, Now = now },
            14 => new AskAboutHandoff(handoff, text) { By = by, Now = now },
            15 => new AnswerHandoffQuestion(handoff, scene.State.Handoff(handoff)?.OpenQuestions.FirstOrDefault() ?? "", text) { By = by, Now = now },
            16 => new AddInformation(Given(tape), text) { By = by, Now = now },
            17 => new PauseCase(text, tape.OneIn(2) ? now.AddHours(1) : null) { By = by, Now = now },
            18 => new ResumeCase(text) { By = by, Now = now },
            19 => tape.OneIn(4) ? new WithdrawCase(text) { By = by, Now = now } : new AssignCaseOwner(new CaseOwner(by.Id, team)) { By = by, Now = now },
            20 => new CloseCase(tape.Pick([Outcomes.Forwarded, Invariants.Typed, Invariants.Typed]), text) { By = by, Now = now },
            21 => new ReopenCase(text, team) { By = by, Now = now },
            22 => new RetryIncident(id) { By = by, Now = now },
            _ => new ReceiveMessage(tape.Pick(["m0", Invariants.Typed]), tape.OneIn(2) ? tape.Pick(scene.Process.Nodes).Id : null) { By = by, Now = now },
        };
    }

    private static Actor? Holder(Scene scene, int task) =>
        scene.State.Task(task)?.Holder is { } holder ? World.People.First(person => person.Id == holder.Person) : null;
}
