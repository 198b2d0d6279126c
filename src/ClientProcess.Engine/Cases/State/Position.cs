using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>A place in the drawing where the case is now: an activity at work, an event awaited, a token waiting at a join.</summary>
/// <param name="Node">The node; null for work outside the drawing.</param>
/// <param name="Scope">The scope the token is in.</param>
/// <param name="Origins">Who last worked on the token: the senders of this work.</param>
public sealed record Position(int Id, string? Node, int Scope, ImmutableArray<Origin> Origins)
{
    /// <summary>The position this one belongs to: the activity of a boundary event, the gateway of a race. It closes with it.</summary>
    public int? Host { get; init; }

    /// <summary>For a token that waits at a join: the flow it came by.</summary>
    public string? Flow { get; init; }

    /// <summary>When the timer armed here fires.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>How many firings of a bounded cycle are left, this one included.</summary>
    public int? Repeats { get; init; }

    /// <summary>The name of the message awaited here; null with <see cref="AwaitsMessage"/> when a message flow is the address.</summary>
    public string? Message { get; init; }

    public bool AwaitsMessage { get; init; }

    /// <summary>The name of the signal awaited here.</summary>
    public string? Signal { get; init; }

    /// <summary>A condition is awaited here that the engine evaluates.</summary>
    public bool AwaitsCondition { get; init; }

    /// <summary>Whether the condition held when it was last looked at: it happens when that turns, not as long as it lasts.</summary>
    public bool Holds { get; init; }

    /// <summary>For one of several triggers of an event: which one. Its <see cref="Host"/> is the event as a whole.</summary>
    public int? Part { get; init; }

    /// <summary>It listens for the start of an event sub-process as long as its scope is open, and does not keep the scope open.</summary>
    public bool Listens { get; init; }

    /// <summary>How far an activity is that is done more than once; its instances have it as <see cref="Host"/>.</summary>
    public LoopCount? Loop { get; init; }

    /// <summary>For one instance of an activity that is done more than once: which one, from 0.</summary>
    public int? Instance { get; init; }

    /// <summary>What is still to be undone before the token goes on, the next first; null where nothing is being undone.</summary>
    public ImmutableArray<Compensable>? ToUndo { get; init; }

    /// <summary>For a complex gateway that has gone on: the flows by which tokens came; those that still come are taken in until none can. Null elsewhere.</summary>
    public ImmutableArray<string>? Absorbs { get; init; }

    /// <summary>Done beside the flow: nothing follows from it.</summary>
    public bool IsAside { get; init; }

    /// <summary>For work that was added: the note that says what is to be done.</summary>
    public string? Title { get; init; }

    /// <summary>The key of the case value that an awaited message must carry; null: the case number.</summary>
    public string? Correlation { get; init; }

    /// <summary>Teams to which the work comes back when the present team is done, the last one first to get it.</summary>
    public ImmutableArray<Origin> ReturnTo { get; init; } = [];

    /// <summary>
    /// To whom the work goes back when this team is done; null when the drawing goes on. Who asked may have got it back already, by a decline or
    /// in another way: then nobody waits for it there.
    /// </summary>
    public Origin? ReturnsTo(string team) => ReturnTo.LastOrDefault(asked => asked.Team != team);

    /// <summary>How often a team said that this work is not for them; the second time the coordinators decide.</summary>
    public int WrongTeams { get; init; }

    /// <summary>Why it cannot go on by itself (an expression that fails, a loop without a wait); null when it can.</summary>
    public Incident? Incident { get; init; }
}

/// <summary>Something that keeps a case from going on and that somebody must repair before it is retried.</summary>
/// <param name="Code">What kind of trouble, stable for machines.</param>
/// <param name="Message">What happened, without any value of the case in it.</param>
public sealed record Incident(string Code, string Message, DateTimeOffset At);

/// <summary>How far an activity is that is done more than once.</summary>
/// <param name="Total">How many instances there will be; null when a condition or a person decides after each.</param>
public sealed record LoopCount(int? Total)
{
    /// <summary>How many have begun.</summary>
    public int Started { get; init; }

    public int Completed { get; init; }

    /// <summary>Who worked on those that are done: the senders of what follows.</summary>
    public ImmutableArray<Origin> Exits { get; init; } = [];
}

/// <summary>Something done that can be undone (BPMN 2.0 section 13.5.5).</summary>
/// <param name="Id">The position it was done at.</param>
/// <param name="Handler">The activity, or the event sub-process, that undoes it.</param>
/// <param name="Within">The sub-processes around it that have been completed since.</param>
public sealed record Compensable(int Id, string Activity, string Handler, ImmutableArray<string> Within)
{
    public bool IsOf(string? activity) => activity is null || activity == Activity || Within.Contains(activity);
}
