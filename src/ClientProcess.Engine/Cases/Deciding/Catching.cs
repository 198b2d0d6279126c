using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Where what is thrown upwards is caught: by the event sub-processes of the scope it was thrown in, by the border of the activity around it, and
/// so on outwards; a catcher that names the code comes before one that catches all (BPMN 2.0 sections 10.5.5 and 13.5.1).
/// </summary>
internal static class Catching
{
    /// <param name="Activity">The activity on whose border it is caught; null: the scope's own event sub-process does.</param>
    public readonly record struct Catcher(EventNode Event, int Scope, Position? Activity);

    public static Catcher? OfError(CaseState state, ProcessDefinition process, int scope, string? code, Position? from = null) =>
        Nearest(state, process, scope, from, trigger => trigger is ErrorTrigger error && Fits(error.Code, code), trigger => ((ErrorTrigger)trigger).Code is not null);

    public static Catcher? OfEscalation(CaseState state, ProcessDefinition process, int scope, string? code, Position? from = null) =>
        Nearest(state, process, scope, from, trigger => trigger is EscalationTrigger escalation && Fits(escalation.Code, code), trigger => ((EscalationTrigger)trigger).Code is not null);

    /// <summary>Every place from here outwards that catches an error or an escalation, the nearest first.</summary>
    /// <param name="from">The activity it is thrown at itself; null: from within the scope.</param>
    public static IEnumerable<Catcher> All(CaseState state, ProcessDefinition process, int scope, Position? from)
    {
        if (from is not null)
        {
            foreach (var caught in AtBorder(state, process, from)) yield return caught;
        }
        string? below = from?.Node;
        for (var level = scope; ; )
        {
            var place = level == Scope.Root ? null : state.Position(level);
            var container = place is null ? process.Id : ((SubProcessNode)process.Node(place.Node!)).Contents;
            // What an event sub-process throws is not for itself.
            foreach (var start in process.EventStartsIn(container).Where(start => start.Container != below && IsThrown(start)))
                yield return new Catcher(start, level, null);
            if (place is null) yield break;
            foreach (var caught in AtBorder(state, process, place)) yield return caught;
            (below, level) = (place.Node, place.Scope);
        }
    }

    private static IEnumerable<Catcher> AtBorder(CaseState state, ProcessDefinition process, Position place)
    {
        var activity = place is { Instance: not null, Host: { } whole } ? state.Position(whole)! : place;
        return process.BoundaryEventsOf(activity.Node!).Where(IsThrown).Select(boundary => new Catcher(boundary, activity.Scope, activity));
    }

    private static Catcher? Nearest(CaseState state, ProcessDefinition process, int scope, Position? from, Func<EventTrigger, bool> fits, Func<EventTrigger, bool> isExact)
    {
        var found = All(state, process, scope, from).Where(caught => caught.Event.Trigger.Parts.Any(fits))
            .GroupBy(caught => (caught.Scope, caught.Activity?.Id)).FirstOrDefault();
        return found?.OrderBy(caught => !caught.Event.Trigger.Parts.Where(fits).Any(isExact)).First();
    }

    private static bool IsThrown(EventNode node) => node.Trigger.Parts.Any(trigger => trigger is ErrorTrigger or EscalationTrigger);

    private static bool Fits(string? caught, string? thrown) => caught is null || caught == thrown;
}
