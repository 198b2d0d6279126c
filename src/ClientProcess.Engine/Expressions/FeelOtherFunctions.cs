namespace ClientProcess.Engine.Expressions;

/// <summary>Negation (DMN 1.3, 10.3.4.2), asking for a value at all, and the two functions that would ask the clock.</summary>
internal static class FeelOtherFunctions
{
    private const string Clock = "a condition does not read the clock; the caller may supply the moment under the name 'now'";

    public static IEnumerable<FeelFunction> All =>
    [
        new("not", 1, call => FeelLogic.Not(call.Column, call.Args[0])),
        new("is defined", 1, call => FeelValue.From(call.Args[0] is not FeelNull)),
        new("now", 0, Now),
        new("today", 0, Today),
    ];

    private static FeelValue Now(FeelCall call) => call.Run.Names.GetValueOrDefault("now") ?? call.Run.Stop(call.Column, Clock);

    private static FeelValue Today(FeelCall call) => Now(call) switch
    {
        FeelDateTime moment => FeelValue.From(moment.Value.Date),
        var other when call.Run.Stopped => other,
        var other => call.Null($"'now' is {other.Kind}, so there is no today"),
    };
}
