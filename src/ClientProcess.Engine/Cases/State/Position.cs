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
