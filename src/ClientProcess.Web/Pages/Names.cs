using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Web.Pages;

/// <summary>Somebody who can be given work.</summary>
public sealed record Colleague(string Id, string Name, ImmutableArray<string> Teams);

/// <summary>What people call teams, colleagues and processes: pages show names, everything else knows ids.</summary>
public sealed record Names(ImmutableArray<Team> Teams, ImmutableArray<Colleague> People, ImmutableDictionary<string, string> Processes)
{
    public static Names None { get; } = new([], [], ImmutableDictionary<string, string>.Empty);

    public string Team(string? id) => Teams.FirstOrDefault(team => string.Equals(team.Id, id, StringComparison.OrdinalIgnoreCase))?.Name ?? id ?? "";

    public string Person(string? id) =>
        id == Actor.Engine.Id ? "ClientProcess" : People.FirstOrDefault(person => person.Id == id)?.Name ?? id ?? "";

    public string Process(string id) => Processes.GetValueOrDefault(id) ?? id;

    /// <summary>The name of whatever a refusal speaks of.</summary>
    public string Of(string id) => Teams.Any(team => team.Id == id) ? Team(id) : Person(id);

    public IEnumerable<Colleague> Of(string team, string except) =>
        People.Where(person => person.Id != except && person.Teams.Contains(team, StringComparer.OrdinalIgnoreCase));
}

/// <summary>Keeps the names for a moment: every page asks for them, and they hardly change.</summary>
public sealed class NameBook(TeamRegister register, DefinitionLibrary definitions, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    private (DateTimeOffset At, Names Names)? _known;

    public async Task<Names> ReadAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        if (_known is { } known && now >= known.At && now - known.At < Fresh) return known.Names;
        var directory = await register.DirectoryAsync(cancel);
        var people = await register.PeopleAsync(cancel);
        var processes = ImmutableDictionary.CreateBuilder<string, string>();
        foreach (var row in await definitions.NewestAsync(cancel))
        {
            var model = await definitions.ModelAsync(row.Key, row.Version, cancel);
            foreach (var process in model.Processes) processes[process.Id] = process.Label;
        }
        var names = new Names(
            directory.Teams, [.. people.Select(row => new Colleague(row.Id, row.Name, [.. TeamRegister.Split(row.Teams)]))], processes.ToImmutable());
        _known = (now, names);
        return names;
    }
}
