using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>The case came to rest at a node: work for somebody, an event awaited, a token at a join, a sub-process.</summary>
/// <param name="OpensScope">True for a sub-process: its contents run in a scope with the position's id.</param>
public sealed record NodeEntered(Position Position, bool OpensScope = false) : CaseEvent
{
    public override string? AtNode => Position.Node;
}

/// <summary>A position closed, with all that it hosted.</summary>
/// <param name="Completed">False when something else put an end to it: an interrupting event, a lost race, the end of the case.</param>
/// <param name="Handler">What can undo it; null when nothing can.</param>
public sealed record NodeLeft(int Position, string? Node, bool Completed, string? Handler = null) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A token went through a node without resting there.</summary>
/// <param name="Flows">The flows it left by.</param>
public sealed record NodePassed(string Node, ImmutableArray<string> Flows) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A token ended in its scope: at an end event, or at a node without outgoing flow.</summary>
/// <param name="Outcome">How the case ends if this is where it ends; null when the drawing does not say.</param>
public sealed record EndReached(string Node, int Scope, ImmutableArray<Origin> Origins, string? Outcome = null) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A gateway was decided: by a person, or by its conditions.</summary>
/// <param name="By">The person who chose; null when conditions did.</param>
public sealed record ChoiceMade(string Gateway, string Flow, string? By) : CaseEvent
{
    public override string? AtNode => Gateway;
}

/// <param name="Next">For a cycle that goes on: when it fires again.</param>
public sealed record TimerFired(int Position, string Node, DateTimeOffset? Next = null, int? Repeats = null) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A message left the case; the outbox carries it on.</summary>
/// <param name="Flow">The message flow it goes along; null: to whoever awaits it by name.</param>
/// <param name="ToNode">The node of ours it goes to.</param>
/// <param name="ToPartner">The black-box pool it goes to.</param>
public sealed record MessageSent(string Node, string? Name, string? Flow, string? ToProcess, string? ToNode, string? ToPartner) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <param name="Position">The wait it ended; null when it only brought information to the node.</param>
/// <param name="FromKept">True when it had come before it was awaited.</param>
public sealed record MessageReceived(int? Position, string? Node, string? Name, bool FromKept = false) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A message came before anything awaited it, and is kept.</summary>
public sealed record MessageKept(KeptMessage Message) : CaseEvent
{
    public override string? AtNode => Message.Node;
}

public sealed record IncidentRaised(int Position, string? Node, Incident Incident) : CaseEvent
{
    public override string? AtNode => Node;
}

public sealed record IncidentRetried(int Position, string? Node) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>One instance of an activity that is done more than once has been completed.</summary>
/// <param name="Position">The activity as a whole.</param>
/// <param name="Origins">Who worked on it.</param>
public sealed record InstanceCompleted(int Position, string Node, int Instance, ImmutableArray<Origin> Origins) : CaseEvent
{
    public override string? AtNode => Node;
}

/// <summary>A token came to a complex gateway that has gone on already, and is taken in.</summary>
public sealed record TokenAbsorbed(int Position, string Node, string Flow) : CaseEvent
{
    public override string? AtNode => Node;
}
