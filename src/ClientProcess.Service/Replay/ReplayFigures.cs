using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Replay;

/// <summary>What the rules recorded of a log's cases, read from the database: nothing here is counted in the log.</summary>
/// <param name="Teams">Teams that work reached.</param>
/// <param name="Handoffs">Changes of team in the routes.</param>
/// <param name="HandoffsOffered">Handoffs from team to team; the other changes are cases that another team opened again.</param>
/// <param name="PingPongCases">Cases with at least one bounce.</param>
/// <param name="Bounces">A-B-A in the routes.</param>
public sealed record ReplayFigures(
    long Cases, long Teams, long Handoffs, long HandoffsOffered, long CasesWithHandoff, long PingPongCases, long Bounces)
{
    private const string Question =
        """
        SELECT COUNT(*), COALESCE(SUM(route_length - 1), 0), COALESCE(SUM(CASE WHEN route_length > 1 THEN 1 ELSE 0 END), 0),
        COALESCE(SUM(CASE WHEN bounces > 0 THEN 1 ELSE 0 END), 0), COALESCE(SUM(bounces), 0),
        (SELECT COUNT(DISTINCT tasks.team) FROM tasks JOIN cases mine ON mine.id = tasks.case_id WHERE mine.channel = @0),
        (SELECT COUNT(*) FROM handoffs JOIN cases mine ON mine.id = handoffs.case_id WHERE mine.channel = @0)
        FROM cases WHERE channel = @0
        """;

    public static async Task<ReplayFigures> ReadAsync(Database database, string channel, CancellationToken cancel)
    {
        await using var connection = await database.OpenAsync(cancel);
        await using var command = Sql.Command(connection, Question, channel);
        await using var reader = await command.ExecuteReaderAsync(cancel);
        await reader.ReadAsync(cancel);
        long At(int column) => Convert.ToInt64(reader.GetValue(column), System.Globalization.CultureInfo.InvariantCulture);
        return new ReplayFigures(At(0), At(5), At(1), At(6), At(2), At(3), At(4));
    }
}
