using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Api;

/// <summary>What one command did to the case.</summary>
internal sealed record JournalLine(int Seq, DateTime At, string ByKind, string By, ImmutableArray<EventView> Events)
{
    public static JournalLine Of(JournalEntry entry, CaseView view) =>
        new(entry.Seq, entry.At.UtcDateTime, entry.ByKind.ToLowerInvariant(), entry.By, [.. entry.Events.Select(happened => EventView.Of(happened, view))]);
}

/// <summary>One thing that happened.</summary>
/// <param name="Name">Of the node it happened at.</param>
/// <param name="Details">The event as the journal keeps it, with the texts that people wrote in place of their keys; a text that was erased is null.</param>
internal sealed record EventView(string Type, string? Node, string? Name, string? Team, string? Task, string? Handoff, JsonNode Details)
{
    public static EventView Of(CaseEvent happened, CaseView view)
    {
        var details = JsonObject.Create(CaseJson.ToElement(happened))!;
        details.Remove("$type");
        foreach (var (key, value) in details.ToList()) details[key] = Told(value, view);
        return new EventView(
            happened.GetType().Name, happened.AtNode, happened.AtNode is null ? null : view.NameOf(happened.AtNode), happened.OfTeam,
            Id(view, TaskOf(happened)), Id(view, HandoffOf(happened)), details);
    }

    private static JsonNode? Told(JsonNode? value, CaseView view) => value switch
    {
        JsonObject some => new JsonObject(some.Select(pair => KeyValuePair.Create(pair.Key, Told(pair.Value, view)))),
        JsonArray list => new JsonArray([.. list.Select(item => Told(item, view))]),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>() is { } key && key.StartsWith(NoteKeys.Prefix, StringComparison.Ordinal)
            => JsonValue.Create(view.Text(key)),
        _ => value?.DeepClone(),
    };

    private static int? TaskOf(CaseEvent happened) => happened switch
    {
        TaskOffered e => e.Offered.Id,
        TaskCompleted e => e.Task,
        TaskEvent e => e.Task,
        _ => null,
    };

    private static int? HandoffOf(CaseEvent happened) => happened switch
    {
        HandoffOffered e => e.Offered.Id,
        HandoffEvent e => e.Handoff,
        _ => null,
    };

    private static string? Id(CaseView view, int? number) => number is { } known ? PublicIds.Of(view.Row.Id, known) : null;
}

/// <summary>A team that the work reached.</summary>
/// <param name="Work">What it came for.</param>
/// <param name="TakenAt">When somebody of the team took it; null while it lies, or when it left untaken.</param>
/// <param name="Until">When it left the team; null while it is there.</param>
/// <param name="WaitedSeconds">How long it lay before somebody took it, or has lain until now.</param>
/// <param name="TotalSeconds">How long the team had it, or has had it until now.</param>
/// <param name="IsBounce">The work had been at this team just before the last: A-B-A.</param>
internal sealed record StopView(string Team, string Work, DateTime From, DateTime? TakenAt, DateTime? Until, long WaitedSeconds, long TotalSeconds, bool IsBounce)
{
    public static StopView Of(RouteStop stop, DateTimeOffset now) => new(
        stop.Team, stop.Work, stop.From.UtcDateTime, stop.TakenAt?.UtcDateTime, stop.Until?.UtcDateTime,
        Seconds(stop.From, stop.TakenAt ?? stop.Until ?? now), Seconds(stop.From, stop.Until ?? now), stop.IsBounce);

    private static long Seconds(DateTimeOffset from, DateTimeOffset until) => Math.Max(0, (long)(until - from).TotalSeconds);
}

/// <summary>The teams that the work reached, in order, accepted or not.</summary>
internal sealed record RouteView(Guid CaseId, string CaseNumber, int Bounces, int Declines, ImmutableArray<StopView> Stops);
