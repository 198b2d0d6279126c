using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases.Deciding;

/// <summary>
/// Activities that are done in the order people find best (BPMN 2.0 section 13.3.5, ad-hoc sub-process). In parallel all lie ready at once; one
/// at a time, a person says which is next. It is complete when its condition holds; without one when its people say so, or nothing is open.
/// </summary>
internal static class AdHoc
{
    /// <returns>True when something moved.</returns>
    public static bool Advance(CaseRun run)
    {
        foreach (var place in run.State.Positions.Where(position => position is { Node: not null, Incident: null, Loop: null }))
        {
            // Without a scope it is not the sub-process itself, but a choice of the way that leaves it.
            if (run.Process.Node(place.Node!) is SubProcessNode { Kind: SubProcessKind.AdHoc } node && run.State.Scopes.Any(scope => scope.Id == place.Id) && Advance(run, node, place)) return true;
        }
        return false;
    }

    public static void Choose(CaseRun run, SubProcessNode node, Position place, string option)
    {
        run.Emit(new ChoiceMade(node.Id, option, run.By.Id));
        if (option == ChoiceOption.Done) Finish(run, node, place);
        else run.Moving.Enqueue(new Token(option, null, place.Id, place.Origins));
    }

    public static void Finish(CaseRun run, SubProcessNode node, Position place)
    {
        var scope = run.State.Scopes.First(open => open.Id == place.Id);
        Activities.Complete(run, node, place, scope.Exits.IsEmpty ? place.Origins : scope.Exits);
    }

    public static bool IsOpen(CaseState state, Position place) =>
        state.Positions.Any(position => position.Scope == place.Id && position is { Host: null, Listens: false });

    private static bool Advance(CaseRun run, SubProcessNode node, Position place)
    {
        var isOpen = IsOpen(run.State, place);
        var completions = run.State.Scopes.First(open => open.Id == place.Id).Completions;
        if (node.Completion is { Feel: { } feel } condition && completions > 0)
        {
            var (holds, trouble) = ConditionValues.Evaluate(feel, run.ValuesSeenFrom(place.Id));
            if (trouble is not null)
            {
                run.Emit(new IncidentRaised(place.Id, node.Id, new Incident(Incidents.Awaited, $"Expected the condition '{condition.Text}' to be true or false, but {trouble}", run.Now)));
                return false;
            }
            if (holds && (node.CancelsRemaining || !isOpen))
            {
                Finish(run, node, place);
                return true;
            }
        }
        var isSaid = node.IsSequential || node.Completion?.Feel is not null;
        if (!isOpen && !isSaid)
        {
            Finish(run, node, place);
            return true;
        }
        if (isOpen == isSaid || run.State.Tasks.Any(task => task.Position == place.Id)) return false;
        Offering.OfferPlain(run, place, isSaid ? WorkKind.Choice : WorkKind.Wait, run.TeamOf(node));
        return true;
    }
}
