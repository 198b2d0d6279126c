using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads <c>teams.yaml</c>.</summary>
public static class TeamsReader
{
    public static (Organisation? Organisation, ImmutableArray<Diagnostic> Diagnostics) Read(string text, string file)
    {
        var diagnostics = new Diagnostics(file);
        if (YamlReading.Root(text, diagnostics) is not { } root) return (null, diagnostics.InOrder());
        root.Known(diagnostics, "teams", "people", "fallback");
        var people = ReadPeople(root, diagnostics);
        var teams = ReadTeams(root, diagnostics);
        CheckReferences(root, teams, people, diagnostics);
        return (diagnostics.HasErrors ? null : new Organisation(new TeamDirectory(teams, root.Text("fallback", diagnostics)), [.. people]), diagnostics.InOrder());
    }

    private static List<Team> ReadTeams(YamlDotNet.RepresentationModel.YamlMappingNode root, Diagnostics diagnostics)
    {
        var teams = new List<Team>();
        if (root.Map("teams", diagnostics) is not { } map)
        {
            diagnostics.Error(root.At(), Codes.YamlInvalid, "Expected teams, but there are none.");
            return teams;
        }
        foreach (var (id, entry) in map.Entries(diagnostics))
        {
            entry.Known(diagnostics, "name", "coordinator", "calendar");
            if (teams.Any(team => Labels.Same(team.Id, id) || (entry.Text("name", diagnostics) is { } name && Labels.Same(team.Name, name))))
                diagnostics.Error(map.Children.Keys.First(key => key.ToString() == id).At(), Codes.TeamTwice, $"Expected teams to have ids and names of their own, but '{id}' stands twice.");
            teams.Add(new Team(id, entry.Text("name", diagnostics) ?? id, entry.Text("coordinator", diagnostics)) { Calendar = entry.Text("calendar", diagnostics) });
        }
        return teams;
    }

    private static List<Person> ReadPeople(YamlDotNet.RepresentationModel.YamlMappingNode root, Diagnostics diagnostics)
    {
        var people = new List<Person>();
        foreach (var (id, entry) in root.Map("people", diagnostics)?.Entries(diagnostics) ?? [])
        {
            entry.Known(diagnostics, "name", "teams", "roles", "email", "calendar");
            var roles = entry.Texts("roles", diagnostics).ToImmutableArray();
            foreach (var unknown in roles.Where(role => !CaseRoles.All.Contains(role)))
                diagnostics.Error(entry.Get("roles")!.At(), Codes.YamlInvalid, $"Expected one of {string.Join(", ", CaseRoles.All)}, but there is no role '{unknown}'.");
            var email = entry.Text("email", diagnostics);
            if (email is not null && !IsAddress(email))
                diagnostics.Error(entry.Get("email")!.At(), Codes.YamlInvalid, $"Expected an e-mail address of one mailbox, such as {id}@example.org, but found '{email}'.");
            people.Add(new Person(id, entry.Text("name", diagnostics) ?? id, [.. entry.Texts("teams", diagnostics)], roles) { Email = email, Calendar = entry.Text("calendar", diagnostics) });
        }
        return people;
    }

    /// <summary>One mailbox, without a name around it: the form that mail servers accept, not everything that RFC 5322 allows.</summary>
    private static bool IsAddress(string text) => text.Length <= EmailCharsMax && text.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < text.Length - 1
        && text.IndexOf('@', at + 1) < 0 && !text.Any(sign => char.IsWhiteSpace(sign) || char.IsControl(sign) || sign is ',' or ';' or '<' or '>');

    /// <summary>RFC 5321 section 4.5.3.1.3.</summary>
    private const int EmailCharsMax = 254;

    private static void CheckReferences(YamlDotNet.RepresentationModel.YamlMappingNode root, List<Team> teams, List<Person> people, Diagnostics diagnostics)
    {
        var known = teams.Select(team => team.Id).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var person in people)
        {
            foreach (var team in person.Teams.Where(team => !known.Contains(team)))
                diagnostics.Error(root.Map("people", diagnostics)!.Get(person.Id)!.At(), Codes.TeamUnknown, $"Expected {person.Id} to be in teams that exist, but there is no team '{team}'.");
        }
        foreach (var team in teams.Where(team => team.Coordinator is { } id && people.Count > 0 && people.All(person => person.Id != id)))
            diagnostics.Error(root.Map("teams", diagnostics)!.Get(team.Id)!.At(), Codes.YamlInvalid, $"Expected the coordinator of {team.Id} to be one of the people, but there is no '{team.Coordinator}'.");
        if (root.Text("fallback", diagnostics) is { } fallback && !known.Contains(fallback))
            diagnostics.Error(root.Get("fallback")!.At(), Codes.TeamUnknown, $"Expected the fallback team to exist, but there is no team '{fallback}'.");
    }
}
