using System.Data.Common;
using System.Runtime.CompilerServices;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Export;

/// <summary>One case with its events, in order.</summary>
internal sealed record ExportedCase(Guid Id, string Number, string Process, int Version, IReadOnlyList<ExportedEvent> Events);

/// <summary>Reads the journal case by case, straight from the database's cursor: a journal of any size takes no more memory than its longest case.</summary>
internal sealed class JournalReading(Database database, DefinitionLibrary library)
{
    private const string Question =
        """
        SELECT journal.case_id, cases.number, cases.definition_key, cases.definition_version, cases.process, journal.seq, journal.by_id, journal.at, journal.events
        FROM journal JOIN cases ON cases.id = journal.case_id WHERE (@0 = '' OR cases.definition_key = @0) ORDER BY journal.case_id, journal.seq
        """;

    /// <param name="process">The key of one drawing; empty: all.</param>
    public async IAsyncEnumerable<ExportedCase> CasesAsync(string process, [EnumeratorCancellation] CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, Question, process);
        command.CommandTimeout = 0; // As long as it takes: it ends when the caller does.
        await using var reader = await command.ExecuteReaderAsync(cancel);
        (ExportedCase Case, List<ExportedEvent> Events, HashSet<int> Added)? current = null;
        while (await reader.ReadAsync(cancel))
        {
            var id = reader.GetGuid(0);
            if (current is { } whole && whole.Case.Id != id) yield return whole.Case;
            if (current?.Case.Id != id) current = Begin(id, reader);
            var model = await library.ModelAsync(reader.GetString(2), reader.GetInt32(3), cancel);
            current.Value.Events.AddRange(EventsOf(reader, model.Find(reader.GetString(4)), current.Value.Added));
        }
        if (current is { } last) yield return last.Case;
    }

    private static (ExportedCase Case, List<ExportedEvent> Events, HashSet<int> Added) Begin(Guid id, DbDataReader reader)
    {
        var events = new List<ExportedEvent>();
        return (new ExportedCase(id, reader.GetString(1), reader.GetString(2), reader.GetInt32(3), events), events, []);
    }

    /// <param name="added">The tasks of the case that are work beside the drawing: none of their events says so but the first.</param>
    private static IEnumerable<ExportedEvent> EventsOf(DbDataReader reader, ProcessDefinition? process, HashSet<int> added)
    {
        var (seq, by) = (reader.GetInt32(5), reader.GetString(6));
        var at = Instants.FromColumn(reader.GetDateTime(7));
        foreach (var happened in CaseJson.ReadEvents(reader.GetString(8)))
        {
            if (happened is TaskOffered { Offered: { Kind: WorkKind.Added } offered }) added.Add(offered.Id);
            if (JournalEvents.LifecycleOf(happened) is not { } lifecycle) continue;
            var type = happened.GetType().Name;
            var activity = !JournalEvents.IsWork(happened) ? type : happened.AtNode is { } node ? Labels.OneLine(process?.Find(node)?.Label ?? node) : JournalEvents.TaskOf(happened) is { } task && added.Contains(task) ? nameof(WorkKind.Added) : nameof(WorkKind.Reopened);
            yield return new ExportedEvent(seq, type, happened.AtNode, activity, lifecycle, happened.OfTeam, ByWhom(happened, by), at);
        }
    }

    /// <summary>Who has the work from now on where it was put with somebody; who acted in all else; nobody for what an act merely led to.</summary>
    private static string? ByWhom(CaseEvent happened, string by) => happened switch
    {
        TaskClaimed e => e.Holder.Person,
        TaskDelegated e => e.Holder.Person,
        TaskReassigned e => e.Holder.Person,
        _ => JournalEvents.IsConsequence(happened) ? null : by,
    };
}
