using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Service.Storage;

/// <summary>Puts a state into the words of an answer.</summary>
internal static class CaseAnswers
{
    public static CaseAnswer Of(CaseState state, ProcessModel model)
    {
        var process = model.Find(state.Definition.Process);
        string Name(string? node) => node is null ? "" : process?.Find(node)?.Label ?? node;
        return new CaseAnswer(
            state.Id, CaseNumber.Of(state.Id), state.Definition.Key, state.Definition.Version, CaseWriting.StatusOf(state), state.Outcome, state.Revision, state.Owner,
            [.. state.Tasks.Select(task => new TaskAnswer(PublicIds.Of(state.Id, task.Id), Name(task.Node), Kebab.Of(task.Kind), task.Team, state.ResponsibleFor(task), task.Holder?.Person, Etags.Of(state, task)))],
            [.. state.Handoffs.Select(handoff => new HandoffAnswer(PublicIds.Of(state.Id, handoff.Id), Name(handoff.Node), handoff.From, handoff.To, Kebab.Of(handoff.Status), Etags.Of(handoff)))]);
    }
}
