using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>What the case cannot do by itself comes to rest, named, until somebody repairs it and tries again.</summary>
internal static class Incidents
{
    public const string Loop = "loop";
    public const string Condition = "condition";
    public const string NoWayOut = "no-way-out";

    public static void Raise(CaseRun run, Token token, string code, string message)
    {
        var position = new Position(run.TakeId(), token.Node, token.Scope, token.Origins) { Flow = token.Flow };
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
        run.Emit(new NodeLeft(id, node, Completed: false));
        // Conditions are asked on the way out: the work of the node itself has been done.
        if (incident.Code is Condition or NoWayOut && run.Process.Node(node) is { } left and not GatewayNode) TokenGame.Leave(run, left, position.Scope, position.Origins);
        else run.Moving.Enqueue(new Token(node, position.Flow, position.Scope, position.Origins));
        TokenGame.Play(run);
    }
}
