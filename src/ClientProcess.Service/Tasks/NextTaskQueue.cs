using System.Collections.Concurrent;

namespace ClientProcess.Service.Tasks;

/// <summary>
/// Lets the people of this node who ask for the next task of the same teams go one after the other. All of them want the same first task;
/// without a queue each would lose it to the others again and again. Between nodes the version guard decides.
/// </summary>
public sealed class NextTaskQueue : IDisposable
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _gates = new(StringComparer.Ordinal);

    public async Task<T> InTurnAsync<T>(IEnumerable<string> teams, Func<Task<T>> act, CancellationToken cancel)
    {
        var gate = _gates.GetOrAdd(string.Join(',', teams.Order(StringComparer.Ordinal)), _ => new SemaphoreSlim(1, 1));
        await gate.WaitAsync(cancel);
        try
        {
            return await act();
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        foreach (var gate in _gates.Values) gate.Dispose();
    }
}
