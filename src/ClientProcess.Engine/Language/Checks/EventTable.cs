using System.Collections.Frozen;

namespace ClientProcess.Engine.Language.Checks;

/// <summary>Where an event stands (BPMN 2.0, the columns of table 10.93), and the start of an embedded sub-process, which has a rule of its own.</summary>
[Flags]
internal enum EventPlaces
{
    None = 0,
    TopLevelStart = 1,
    EventSubProcessStart = 2,
    EventSubProcessStartKeeping = 4,
    Catch = 8,
    Boundary = 16,
    BoundaryKeeping = 32,
    Throw = 64,
    End = 128,
    EmbeddedStart = 256,
}

/// <summary>Which trigger may stand where: BPMN 2.0, table 10.93.</summary>
internal static class EventTable
{
    private const EventPlaces Starts = EventPlaces.TopLevelStart | EventPlaces.EventSubProcessStart | EventPlaces.EventSubProcessStartKeeping;
    private const EventPlaces Waits = EventPlaces.Catch | EventPlaces.Boundary | EventPlaces.BoundaryKeeping;
    private const EventPlaces Sends = EventPlaces.Throw | EventPlaces.End;

    private static readonly FrozenDictionary<string, EventPlaces> Allowed = new Dictionary<string, EventPlaces>(StringComparer.Ordinal)
    {
        // A catch or boundary event without a trigger is none in the table. People draw it and mean a wait that somebody ends; the reader warns (CP403).
        ["none"] = EventPlaces.TopLevelStart | EventPlaces.EmbeddedStart | Sends | Waits,
        ["message"] = Starts | Waits | Sends,
        ["timer"] = Starts | Waits,
        ["error"] = EventPlaces.EventSubProcessStart | EventPlaces.Boundary | EventPlaces.End,
        ["escalation"] = EventPlaces.EventSubProcessStart | EventPlaces.EventSubProcessStartKeeping | EventPlaces.Boundary | EventPlaces.BoundaryKeeping | Sends,
        ["cancel"] = EventPlaces.Boundary | EventPlaces.End,
        // It interrupts nothing, for it comes after the activity: what tools write about interrupting means nothing here.
        ["compensate"] = EventPlaces.EventSubProcessStart | EventPlaces.EventSubProcessStartKeeping | EventPlaces.Boundary | EventPlaces.BoundaryKeeping | Sends,
        ["conditional"] = Starts | Waits,
        ["link"] = EventPlaces.Catch | EventPlaces.Throw,
        ["signal"] = Starts | Waits | Sends,
        ["terminate"] = EventPlaces.End,
        ["multiple"] = Starts | Waits | Sends,
        ["parallelMultiple"] = Starts | Waits,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static IEnumerable<string> Triggers => Allowed.Keys;

    /// <summary>True also for a trigger that the language does not have: others speak of that.</summary>
    public static bool Allows(string trigger, EventPlaces place) => !Allowed.TryGetValue(trigger, out var places) || places.HasFlag(place);
}
