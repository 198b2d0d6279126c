using System.Collections.Immutable;
using System.Text.Json.Serialization;

using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases;

[JsonConverter(typeof(JsonStringEnumConverter<CaseStatus>))]
public enum CaseStatus { Open, Closed }

/// <summary>
/// Where one case stands: what is open, plus counters; never what is closed (the journal keeps that) and never what somebody typed
/// (<c>case_values</c> keeps that, erasably). It is exactly the fold of the case's journal.
/// </summary>
public sealed record CaseState
{
    public required Guid Id { get; init; }

    /// <summary>The version of the process this case runs; a later version does not touch it.</summary>
    public required DefinitionRef Definition { get; init; }

    /// <summary>Cases that exchange messages within one drawing share the id of the first of them.</summary>
    public required Guid Conversation { get; init; }

    public CaseStatus Status { get; init; }

    /// <summary>How it ended, one of <see cref="Outcomes"/>; null while it is open.</summary>
    public string? Outcome { get; init; }

    /// <summary>What the end events reached so far say of how it ends; null when none says anything.</summary>
    public string? DrawnOutcome { get; init; }

    /// <summary>The team that registered it: the team of nodes outside any lane.</summary>
    public required string IntakeTeam { get; init; }

    public required CaseOwner Owner { get; init; }

    /// <summary>When the client asked; the client's clock starts here, not at registration.</summary>
    public required DateTimeOffset OccurredAt { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Set while nobody can go on and everybody knows why.</summary>
    public Pause? Paused { get; init; }

    /// <summary>How many journal rows this state is the fold of: the version that guards every write.</summary>
    public int Revision { get; init; }

    /// <summary>The number the next position, task or handoff gets. Ids are unique within the case and never reused.</summary>
    public int NextId { get; init; } = 1;

    public ImmutableArray<Scope> Scopes { get; init; } = [];
    public ImmutableArray<Position> Positions { get; init; } = [];
    public ImmutableArray<CaseTask> Tasks { get; init; } = [];
    public ImmutableArray<Handoff> Handoffs { get; init; } = [];

    /// <summary>What was promised about the case and what is open in it, counted.</summary>
    public ImmutableArray<CaseClock> Clocks { get; init; } = [];

    /// <summary>How urgent it is. Always written: the lowest is the type's default, and would be read as the usual one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public Priority Priority { get; init; } = Priority.Normal;

    /// <summary>How the client asked: phone, email, counter.</summary>
    public string? Channel { get; init; }

    /// <summary>Words beside the case, in every list.</summary>
    public ImmutableArray<string> Marks { get; init; } = [];

    /// <summary>Messages that came before anything waited for them; the first wait that fits takes one.</summary>
    public ImmutableArray<KeptMessage> KeptMessages { get; init; } = [];

    /// <summary>The keys of the values the case holds, with the revision of the newest; the values lie outside the state.</summary>
    public ImmutableSortedDictionary<string, int> Values { get; init; } = ImmutableSortedDictionary<string, int>.Empty;

    /// <summary>The nodes that were completed at least once, so that they can be repeated.</summary>
    public ImmutableSortedSet<string> Completed { get; init; } = [];

    /// <summary>The last two teams that the work reached: enough to see a bounce coming. The whole route is in the journal.</summary>
    public ImmutableArray<string> RouteTail { get; init; } = [];

    /// <summary>How many teams stand in the route, accepted or not.</summary>
    public int RouteLength { get; init; }

    /// <summary>A-B-A in the route, counted.</summary>
    public int Bounces { get; init; }

    public int Declines { get; init; }

    /// <summary>How often it was opened again after having ended.</summary>
    public int Reopenings { get; init; }

    /// <summary>The next moment at which the case moves without anybody acting; null when only somebody's act moves it.</summary>
    [JsonIgnore]
    public DateTimeOffset? NextWake
    {
        get
        {
            if (Status == CaseStatus.Closed) return null;
            var timers = Positions.Where(position => position.DueAt is not null && position.Incident is null).Select(position => position.DueAt!.Value);
            timers = timers.Concat(Clocks.Where(clock => clock.Next is not null).Select(clock => clock.Next!.At));
            var wakes = Paused?.Until is { } until ? timers.Append(until) : timers;
            return wakes.Select(wake => (DateTimeOffset?)wake).Min();
        }
    }

    /// <summary>When the team promised to have a task done: by its clock, else as the drawing says; null while that stands still.</summary>
    public DateTimeOffset? DueOf(CaseTask task) => Clocks.FirstOrDefault(clock => clock.Task == task.Id) is { } promised ? promised.Clock.DueAt : task.DueAt;

    public CaseTask? Task(int id) => Tasks.FirstOrDefault(task => task.Id == id);

    public Handoff? Handoff(int id) => Handoffs.FirstOrDefault(handoff => handoff.Id == id);

    public Position? Position(int id) => Positions.FirstOrDefault(position => position.Id == id);

    /// <summary>Who is responsible for a task now: the sender until every handoff of it is accepted, then its own team.</summary>
    public string ResponsibleFor(CaseTask task) =>
        task.Handoffs.Select(Handoff).FirstOrDefault(handoff => handoff is { Status: HandoffStatus.Offered })?.From ?? task.Team;
}
