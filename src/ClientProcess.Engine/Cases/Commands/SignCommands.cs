using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;

namespace ClientProcess.Engine.Cases;

/// <summary>A stuck sign has come to a rung of its ladder: what the rung does to the case is done. By default the safety net takes over what nobody moves.</summary>
/// <param name="Sign">The stuck sign that says so.</param>
public sealed record RescueCase(string Sign) : CaseCommand
{
    /// <summary>The task that is stuck; null: the case as a whole.</summary>
    public int? Task { get; init; }

    /// <summary>Who had that task when the sign was seen. Should somebody else have it by now, it is not stuck any more, and nothing happens.</summary>
    public string? Holder { get; init; }

    public ImmutableArray<RungAction> Actions { get; init; } = [new ReassignToSafetyNet()];
}

/// <summary>A team has become part of another: whatever this case has with the one, it has with the other from now on.</summary>
public sealed record MergeTeams(string From, string Into) : CaseCommand;
