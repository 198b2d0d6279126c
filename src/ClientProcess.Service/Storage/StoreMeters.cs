using System.Diagnostics.Metrics;

namespace ClientProcess.Service.Storage;

/// <summary>What can be measured of the store: how much comes in, what is refused, how often somebody else was first.</summary>
internal static class StoreMeters
{
    private static readonly Meter Meter = new("ClientProcess");
    private static readonly Counter<long> Commands = Meter.CreateCounter<long>("clientprocess_commands", description: "Commands decided, by kind and by what came of them.");
    private static readonly Counter<long> Conflicts = Meter.CreateCounter<long>("clientprocess_conflicts", description: "Batches that failed because somebody else was first.");

    public static void Decided(string command, string outcome) => Commands.Add(1, new("command", command), new("outcome", outcome));

    public static void Conflict() => Conflicts.Add(1);
}
