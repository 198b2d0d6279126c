using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Service.Replay;

/// <summary>
/// Makes the teams and people of a log known before a case needs them. Who is known already keeps the teams and roles they have: a log gives
/// nobody rights.
/// </summary>
internal sealed class LogPeople(TeamRegister register)
{
    /// <summary>Characters of a name that are kept; the columns hold 400.</summary>
    private const int NameMax = 200;

    /// <summary>Characters of the list of somebody's teams. Some "people" of a log are systems that act for hundreds of teams.</summary>
    private const int TeamsMax = 400;

    /// <summary>Whom the log does not name.</summary>
    private const string Nobody = "onbekend";

    private readonly Dictionary<string, string> _teams = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, List<string>?> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Team> _newTeams = [];
    private readonly HashSet<string> _newPeople = new(StringComparer.Ordinal);

    public async Task LoadAsync(CancellationToken cancel)
    {
        foreach (var team in (await register.DirectoryAsync(cancel)).Teams) _teams[team.Id] = team.Id;
        foreach (var person in await register.PeopleAsync(cancel)) _people[person.Id] = null;
    }

    /// <summary>The team as the register spells it: the house knows no two teams that differ in capitals alone.</summary>
    public string Team(string? named)
    {
        var name = Name(named);
        if (_teams.TryGetValue(name, out var known)) return known;
        _newTeams[name] = new Team(name, name, Coordinator: null);
        return _teams[name] = name;
    }

    public string Person(string? named, string team)
    {
        var name = Name(named);
        if (!_people.TryGetValue(name, out var teams)) _people[name] = teams = [];
        if (teams is null || teams.Contains(team)) return name;
        if (teams.Sum(other => other.Length + 1) + team.Length > TeamsMax || team.Contains(',', StringComparison.Ordinal)) return name;
        teams.Add(team);
        _newPeople.Add(name);
        return name;
    }

    /// <summary>Writes who is new since the last time.</summary>
    public async Task ImportAsync(CancellationToken cancel)
    {
        if (_newTeams.Count == 0 && _newPeople.Count == 0) return;
        var people = _newPeople.Select(id => new Person(id, id, [.. _people[id]!], [CaseRoles.Employee]));
        await register.ImportAsync(_newTeams.Values, fallback: null, people, cancel);
        _newTeams.Clear();
        _newPeople.Clear();
    }

    private static string Name(string? named) =>
        string.IsNullOrWhiteSpace(named) ? Nobody : named.Trim() is var name && name.Length <= NameMax ? name : name[..NameMax];
}
