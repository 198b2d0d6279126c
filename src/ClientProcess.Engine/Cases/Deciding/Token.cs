using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>A token on its way to a node, while one command is being decided (BPMN 2.0 section 7.2.1).</summary>
/// <param name="Flow">The flow it comes by; null at a start.</param>
/// <param name="Host">The position that it belongs to (an activity done more than once, what is being undone); null in the flow.</param>
/// <param name="Instance">Which instance of the host it begins; null where it begins none.</param>
internal readonly record struct Token(string Node, string? Flow, int Scope, ImmutableArray<Origin> Origins, int? Host = null, int? Instance = null)
{
    /// <summary>False as soon as what it was on its way in has ended.</summary>
    public bool IsAlive(CaseState state)
    {
        var (scope, host) = (Scope, Host);
        return state.Scopes.Any(open => open.Id == scope) && (host is null || state.Position(host.Value) is not null);
    }
}
