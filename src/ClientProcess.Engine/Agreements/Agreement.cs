using System.Collections.Immutable;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Agreements;

/// <summary>How long something may take: for the priorities named, and for the rest.</summary>
/// <param name="Otherwise">For a priority that is not named; null when every one that has a clock is named.</param>
public sealed record Target(CalendarDuration? Otherwise, ImmutableSortedDictionary<Priority, CalendarDuration> ByPriority)
{
    public static Target Of(CalendarDuration always) => new(always, ImmutableSortedDictionary<Priority, CalendarDuration>.Empty);

    /// <summary>The target for this priority; null when nothing is promised for it.</summary>
    public CalendarDuration? For(Priority priority) => ByPriority.GetValueOrDefault(priority) ?? Otherwise;

    public IEnumerable<CalendarDuration> All => Otherwise is null ? ByPriority.Values : ByPriority.Values.Prepend(Otherwise);
}

/// <summary>A promise: to whom, about what, in whose working time, and what happens when it threatens to be broken.</summary>
/// <param name="Calendar">A calendar of <c>calendars.yaml</c>.</param>
public sealed record Agreement(string Name, AgreementKind Kind, string Calendar)
{
    public ImmutableArray<Attachment> For { get; init; } = [];

    public ImmutableSortedDictionary<ClockKind, Target> Clocks { get; init; } = ImmutableSortedDictionary<ClockKind, Target>.Empty;

    /// <summary>The ladder that its clocks climb; null when nothing happens by itself.</summary>
    public string? Ladder { get; init; }

    public SourcePlace At { get; init; }
}
