using System.Text.Json;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>Keeps <c>subscriptions</c> equal to the messages and signals a case waits for, by what a message must carry to be for it.</summary>
internal static class SubscriptionWriting
{
    public static void Add(SqlBatch batch, CaseChange change)
    {
        var before = change.Before is null ? [] : change.Before.Positions.Where(IsByName).ToDictionary(position => position.Id);
        var after = change.After.Positions.Where(IsByName).ToDictionary(position => position.Id);
        foreach (var gone in before.Keys.Where(id => !after.ContainsKey(id)))
            batch.Add("DELETE FROM subscriptions WHERE case_id = @0 AND position = @1", change.After.Id, gone);
        foreach (var (id, position) in after.Where(pair => !before.ContainsKey(pair.Key)))
        {
            batch.Add("INSERT INTO subscriptions (case_id, position, name, correlation) VALUES (@0, @1, @2, @3)",
                change.After.Id, id, position.Signal ?? position.Message!, CorrelationOf(change, position));
        }
    }

    private static bool IsByName(Position position) => position is { AwaitsMessage: true, Message: not null } or { Signal: not null };

    private static string? CorrelationOf(CaseChange change, Position position)
    {
        if (position.Signal is not null) return null;
        if (position.Correlation is not { } key) return CaseNumber.Of(change.After.Id);
        var given = change.Accepted.Values.LastOrDefault(value => value.Key == key)?.Value;
        var value = given ?? (change.Facts.Values.TryGetValue(key, out var known) ? known : default);
        return value.ValueKind == JsonValueKind.String ? value.GetString()! : value.ValueKind == JsonValueKind.Undefined ? "" : value.GetRawText();
    }
}
