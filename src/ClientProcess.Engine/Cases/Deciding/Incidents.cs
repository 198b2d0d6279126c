using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What the case cannot do by itself comes to rest, named, until somebody repairs it and tries again.</summary>
internal static class Incidents
{
    public const string Loop = "loop";
    public const string Condition = "condition";
    public const string NoWayOut = "no-way-out";

    /// <summary>A condition that is waited for cannot be said to be true or false.</summary>
    public const string Awaited = "awaited-condition";

    /// <summary>Whether an activity is done again cannot be said.</summary>
    public const string Loops = "loop-condition";

    /// <summary>How often an activity is done cannot be said, or is too often.</summary>
    public const string Instances = "instances";

    /// <summary>A join waits for a token that cannot come.</summary>
    public const string JoinInVain = "join-in-vain";

    public static void Raise(CaseRun run, Token token, string code, string message)
    {
        var position = new Position(run.TakeId(), token.Node, token.Scope, token.Origins) { Flow = token.Flow, Host = token.Host, Instance = token.Instance };
        run.Emit(new NodeEntered(position));
        run.Emit(new IncidentRaised(position.Id, token.Node, new Incident(code, message, run.Now)));
    }

    public static void Retry(CaseRun run, int id)
    {
        if (run.State.Position(id) is not { Incident: { } incident, Node: { } node } position)
        {
            run.Refuse(RejectionCode.IncidentUnknown, $"Expected an incident at position {id}, but there is none.");
            return;
        }
        run.Emit(new IncidentRetried(id, node));
        if (!RetryInPlace(run, incident.Code, position)) RetryToken(run, incident.Code, position, node);
        TokenGame.Play(run);
    }

    /// <summary>What rests where it is, and is asked again there.</summary>
    private static bool RetryInPlace(CaseRun run, string code, Position position)
    {
        switch (code)
        {
            case Awaited:
                return true;
            case Loops:
                Deciding.Loops.GoOn(run, (ActivityNode)run.Process.Node(position.Node!), run.State.Position(position.Id)!);
                return true;
            case JoinInVain:
                var waiting = run.State.Positions.Where(other => other.Node == position.Node && other.Scope == position.Scope && other is { Flow: not null, Absorbs: null });
                Joins.Fire(run, (GatewayNode)run.Process.Node(position.Node!), waiting);
                return true;
            default:
                return false;
        }
    }

    private static void RetryToken(CaseRun run, string code, Position position, string node)
    {
        run.Emit(new NodeLeft(position.Id, node, Completed: false));
        // Conditions are asked on the way out: the work of the node itself has been done.
        if (code is Condition or NoWayOut && run.Process.Node(node) is { } left and not GatewayNode) TokenGame.Leave(run, left, position.Scope, position.Origins);
        else run.Moving.Enqueue(new Token(node, position.Flow, position.Scope, position.Origins, position.Host, position.Instance));
    }
}
