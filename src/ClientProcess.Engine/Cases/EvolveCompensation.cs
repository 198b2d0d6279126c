namespace ClientProcess.Engine.Cases;

/// <summary>How what can be undone changes: it is kept by the scope it was done in until it is being undone, and then by who undoes it.</summary>
internal static class EvolveCompensation
{
    public static CaseState Apply(CaseState state, CaseEvent happened) => happened switch
    {
        CompensationBegan e => EvolvePositions.Change(Forget(state, e), e.Position, position => position with { ToUndo = e.Steps }),
        CompensationStepped e => EvolvePositions.Change(LeaveTo(state, e.Step), e.Position, position => position with { ToUndo = position.ToUndo!.Value.RemoveAll(step => step.Id == e.Step.Id) }),
        _ => throw new InvalidOperationException($"No rule folds {happened.GetType().Name}."),
    };

    /// <summary>What was completed can be undone; what was completed within it goes along.</summary>
    public static CaseState Keep(CaseState state, Position position, string? handler)
    {
        var inside = state.Scopes.FirstOrDefault(scope => scope.Id == position.Id)?.Compensables?.ToList() ?? [];
        var kept = inside.Select(step => step with { Within = step.Within.Add(position.Node!) }).ToList();
        if (handler is not null) kept.Add(new Compensable(position.Id, position.Node!, handler, []));
        return kept.Count == 0 ? state : state with
        {
            Scopes = [.. state.Scopes.Select(scope => scope.Id == position.Scope ? scope with { Compensables = (scope.Compensables ?? []).AddRange(kept) } : scope)],
        };
    }

    /// <summary>What was done within it is for its handler to undo, or for nobody.</summary>
    private static CaseState LeaveTo(CaseState state, Compensable undone) => state with
    {
        Scopes = [.. state.Scopes.Select(scope => scope with
        {
            Compensables = scope.Compensables is { } kept ? [.. kept.Select(step => step.Within.Contains(undone.Activity) ? step with { Within = step.Within.Add(undone.Handler) } : step)] : null,
        })],
    };

    /// <summary>Nothing is undone twice.</summary>
    private static CaseState Forget(CaseState state, CompensationBegan e) => state with
    {
        Scopes = [.. state.Scopes.Select(scope => scope with { Compensables = scope.Compensables?.RemoveAll(step => e.Steps.Any(begun => begun.Id == step.Id)) })],
    };
}
