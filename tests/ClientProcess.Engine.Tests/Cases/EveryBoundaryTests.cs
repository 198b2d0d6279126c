using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>Every kind of event on the border of every kind of activity (BPMN 2.0 section 13.5.4).</summary>
public sealed class EveryBoundaryTests
{
    private static readonly string[] Activities =
        ["task S", "user S", "service S", "sub S\ntask T\n/sub", "transaction S\ntask T\n/sub", "adhoc S\ntask T\ntask U\n/sub", "call S calls=Q", "task S times=2", "task S times=2 one-by-one", "task S again=true", "sub S again=true\ntask T\n/sub", "receive S message=anders"];

    private static readonly (string Words, Func<Scene, Scene> Happens)[] Events =
    [
        ("timer=PT1H", it => it.After("PT1H")), ("cycle=R3/PT1H", it => it.After("PT1H")), ("date=2026-11-23T10:00:00", it => it.After("PT1H")), ("message=m", it => it.When(Message("m"))),
        ("signal=s", it => it.When(Signal("s"))), ("when=k_=_1", it => it.When(Kim.Tells(null, ("k", 1)))), ("timer", it => it.When(Kim.Completes("E"))), ("message", it => it.When(Kim.Completes("E"))),
        ("signal", it => it.When(Kim.Completes("E"))), ("when", it => it.When(Kim.Completes("E"))), ("message=m signal=s", it => it.When(Signal("s"))), ("message=m signal=s allof", it => it.When(Signal("s"), Message("m"))),
    ];

    public static TheoryData<string, int> Every
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (var activity in Activities)
            {
                for (var number = 0; number < Events.Length; number++) data.Add(activity, number);
            }
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Every))]
    public void It_interrupts_or_goes_on_beside_it(string activity, int number)
    {
        var (words, happens) = Events[number];
        string Drawing(string keeps) => $"lane klantcontact\n{activity}\nboundary E on=S {words} {keeps}\nlane beoordeling\ntask Y\nE > Y\nprocess Q\nlane klantcontact\ntask QT";
        happens(Given(Drawing(""))).ThenOpen("Y @ beoordeling");
        var scene = Given(Drawing("keeps"));
        var before = scene.State.Positions.Count(position => position.Host is null);
        happens(scene).Then(it => Assert.Contains(it.State.Tasks, task => task.Node == "Y")).Then(it => Assert.Equal(before + 1, it.State.Positions.Count(position => position.Host is null)));
    }
}
