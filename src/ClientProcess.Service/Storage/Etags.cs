using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>
/// What changes exactly when a task or handoff does, and not when something else of its case does: otherwise parallel branches would hinder
/// each other.
/// </summary>
public static class Etags
{
    public static string Of(CaseState state, CaseTask task)
    {
        var text = new StringBuilder().Append(task.Id).Append('|').Append(task.Team).Append('|').Append(task.Holder?.Person).Append('|')
            .Append(task.Holder?.At.UtcTicks).Append('|').Append(task.FollowUpAt?.UtcTicks).Append('|').Append(task.DueAt?.UtcTicks);
        foreach (var id in task.Handoffs)
        {
            if (state.Handoff(id) is { } handoff) text.Append('|').Append(Of(handoff));
        }
        return Hash(text);
    }

    public static string Of(Handoff handoff) => Hash(new StringBuilder().Append(handoff.Id).Append('|').Append(handoff.Status).Append('|')
        .Append(handoff.Accepted?.Person).Append('|').AppendJoin(',', handoff.OpenQuestions));

    private static string Hash(StringBuilder text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())).AsSpan(0, 8));
}
