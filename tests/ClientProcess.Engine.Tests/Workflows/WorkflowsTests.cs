using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;

namespace ClientProcess.Engine.Tests.Workflows;

/// <summary>What lies in <c>workflows</c> runs without a remark, and what stands there about the language is all of the language.</summary>
public sealed partial class WorkflowsTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Here())!, "../../../workflows");

    private const string Unknowns = """
        unknown: 1
        agreements: { a: { unknown: 1, kind: ola, calendar: k, for: [{ lane: x, unknown: 1 }, { handoff: { unknown: 1 } }], clocks: { unknown: 1, completion: { unknown: 1 } } } }
        ladders: { l: [{ at: 75%, do: take back, unknown: 1 }] }
        """;

    public static TheoryData<string> Drawings =>
        [.. Directory.GetDirectories(Folder).Where(folder => File.Exists(DrawingIn(folder))).Select(folder => Path.GetFileName(folder)!)];

    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_drawing_reads_without_a_remark_and_its_teams_exist(string process)
    {
        var read = BpmnReader.Read(File.ReadAllBytes(DrawingIn(Path.Combine(Folder, process))), process);
        Assert.Empty(read.Diagnostics);
        var own = Assert.Single(read.Model!.Processes);
        Assert.Equal(process, own.Id);
        Assert.True(own.IsExecutable);
        var teams = Organisation().Teams;
        Assert.All(own.Nodes, node => Assert.NotNull(teams.Resolve(node.Team!)));
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void Every_flow_that_leads_from_one_team_to_another_says_what_the_receiver_needs(string process)
    {
        var own = BpmnReader.Read(File.ReadAllBytes(DrawingIn(Path.Combine(Folder, process))), process).Model!.Processes[0];
        var crossing = own.Nodes.SelectMany(node => node.Outgoing).Where(flow => own.Node(flow.Source).Team != own.Node(flow.Target).Team).ToList();
        Assert.NotEmpty(crossing);
        Assert.All(crossing, flow => Assert.False(flow.Needs.IsEmpty, flow.Id));
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void The_role_plays_of_a_drawing_hold(string process)
    {
        var folder = Path.Combine(Folder, process);
        var model = BpmnReader.Read(File.ReadAllBytes(DrawingIn(folder)), process).Model!;
        var scripts = Directory.GetFiles(Path.Combine(folder, "scripts"), "*.yaml");
        Assert.NotEmpty(scripts);
        Assert.All(scripts, script =>
        {
            var (play, diagnostics) = RolePlayReader.Read(File.ReadAllText(script), script);
            Assert.Empty(diagnostics);
            Assert.Null(RolePlayRun.Run(model, Organisation(), play!).Failure);
        });
    }

    [Theory]
    [MemberData(nameof(Drawings))]
    public void A_drawing_keeps_to_the_schema_of_cp(string process) =>
        Assert.Empty(AgainstSchema(File.ReadAllText(DrawingIn(Path.Combine(Folder, process)))));

    [Theory]
    [InlineData("cp:accept=\"later\"", "")]
    [InlineData("cp:owner=\"kim\"", "")]
    [InlineData("", "<cp:needs><cp:need id=\"a\" requird=\"true\" /></cp:needs>")]
    public void The_schema_of_cp_refuses_what_the_language_does_not_have(string attribute, string element) =>
        Assert.NotEmpty(AgainstSchema($"<task xmlns=\"urn:any\" xmlns:cp=\"urn:clientprocess:bpmn:1\" {attribute}>{element}</task>"));

    [Fact]
    public void The_calendars_read_without_a_remark() => Assert.Empty(CalendarFile.Read(Text("calendars.yaml"), "calendars.yaml").Diagnostics);

    [Fact]
    public void The_agreements_read_without_a_remark_and_every_task_has_one()
    {
        var models = Drawings.Select(process => BpmnReader.Read(File.ReadAllBytes(DrawingIn(Path.Combine(Folder, process))), process).Model!).ToList();
        var calendars = CalendarFile.Read(Text("calendars.yaml"), "calendars.yaml").Calendars.Keys.ToList();
        var (agreements, diagnostics) = AgreementsReader.Read(Text("agreements.yaml"), "agreements.yaml", new BesideAgreements(Organisation().Teams, calendars, models));
        Assert.Empty(diagnostics);
        Assert.All(models, model => Assert.Empty(AgreementsCheck.Of(model, "", agreements!, Organisation().Teams)));
    }

    [Fact]
    public void Every_diagnostic_code_is_explained_once()
    {
        var explained = CodeRow().Matches(Text("README.md")).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(Constants(typeof(Codes)).Concat(Constants(typeof(CalendarDiagnostic))).Order(), explained.Order());
    }

    [Fact]
    public void Every_verb_is_explained_and_in_the_schema()
    {
        var readme = Text("README.md");
        Assert.All(PlayVerbs.All, verb => Assert.Contains($"| `{verb}` |", readme, StringComparison.Ordinal));
        Assert.Superset(PlayVerbs.All.ToHashSet(), Keys("role-play"));
    }

    [Fact]
    public void Every_rejection_can_be_expected_according_to_the_schema()
    {
        var step = Schema("role-play").GetProperty("$defs").GetProperty("step");
        var refused = step.GetProperty("properties").GetProperty("refused").GetProperty("enum");
        Assert.Equal(Enum.GetValues<RejectionCode>().Select(Kebab.Of), refused.EnumerateArray().Select(item => item.GetString()));
    }

    /// <summary>The readers say which keys they know when they meet one they do not.</summary>
    [Theory]
    [InlineData("teams", "unknown: 1\nteams: { a: { unknown: 1 } }\npeople: { b: { unknown: 1 } }", 3)]
    [InlineData("role-play", "unknown: 1\nsteps: [{ claim: a, unknown: 1 }, { expect: { unknown: 1 } }]", 3)]
    [InlineData("agreements", Unknowns, 7)]
    public void Every_key_that_is_read_is_explained_and_in_the_schema(string schema, string text, int places)
    {
        var diagnostics = schema switch
        {
            "teams" => TeamsReader.Read(text, "").Diagnostics,
            "agreements" => AgreementsReader.Read(text, "", BesideAgreements.Nothing).Diagnostics,
            _ => RolePlayReader.Read(text, "").Diagnostics,
        };
        var told = diagnostics.Select(diagnostic => KnownKeys().Match(diagnostic.Message)).Where(match => match.Success).ToList();
        Assert.Equal(places, told.Count);
        AssertTold(schema, told.SelectMany(match => match.Groups[1].Value.Split(", ")));
    }

    [Fact]
    public void Every_key_of_a_calendar_is_explained_and_in_the_schema()
    {
        var told = CalendarFile.Read("unknown: 1\ncalendars: { a: { unknown: 1 } }", "").Diagnostics
            .Where(diagnostic => diagnostic.Code == CalendarDiagnostic.Structure).ToList();
        Assert.Equal(2, told.Count);
        var keys = told.SelectMany(diagnostic => diagnostic.Message.Split(", but")[0]["Expected ".Length..].Split([", ", " or "], StringSplitOptions.None));
        AssertTold("calendars", keys.Select(key => key.Trim('\'')));
    }

    [Fact]
    public void Every_name_of_cp_is_explained_and_in_both_schemas()
    {
        const string drawing = """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:cp="urn:clientprocess:bpmn:1" cp:unknown="1"><cp:unknown /></definitions>
            """;
        var told = BpmnReader.Read(Encoding.UTF8.GetBytes(drawing), "").Diagnostics.Where(diagnostic => diagnostic.Code == Codes.CpUnknown).ToList();
        Assert.Equal(2, told.Count);
        var (readme, xsd, moddle) = (Text("README.md"), Text("schemas/cp.xsd"), Text("schemas/cp-moddle.json"));
        Assert.All(told.SelectMany(diagnostic => KnownKeys().Match(diagnostic.Message).Groups[1].Value.Split(", ")), name =>
        {
            Assert.Contains($"`cp:{name}`", readme, StringComparison.Ordinal);
            Assert.Contains($"name=\"{name}\"", xsd, StringComparison.Ordinal);
            Assert.Contains($"\"name\": \"{name}\"", moddle, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void Two_teams_that_differ_in_case_only_are_refused()
    {
        var (organisation, diagnostics) = TeamsReader.Read("teams: { balie: { name: Balie }, Balie: { name: De balie } }", "teams.yaml");
        Assert.Null(organisation);
        Assert.Equal(Codes.TeamTwice, Assert.Single(diagnostics).Code);
    }

    private static void AssertTold(string schema, IEnumerable<string> keys)
    {
        var (known, readme) = (Keys(schema), Text("README.md"));
        Assert.All(keys, key =>
        {
            Assert.Contains(key, known);
            Assert.Matches($@"[`.]{Regex.Escape(key)}\b", readme);
        });
    }

    private static List<string> AgainstSchema(string content)
    {
        var complaints = new List<string>();
        var settings = new XmlReaderSettings { ValidationType = ValidationType.Schema };
        settings.Schemas.Add(null, Path.Combine(Folder, "schemas/cp.xsd"));
        settings.ValidationEventHandler += (_, complaint) => complaints.Add(complaint.Message);
        // BPMN itself is not checked here, only what stands in the namespace of cp; an attribute unknown there is but a warning to XML.
        settings.ValidationFlags |= XmlSchemaValidationFlags.ReportValidationWarnings;
        using var reader = XmlReader.Create(new StringReader(content.Replace("xsi:type", "type", StringComparison.Ordinal)), settings);
        while (reader.Read()) { }
        string[] ofCp = [" invalid", " is not declared", "'urn:clientprocess:bpmn:1:"];
        return [.. complaints.Where(complaint => ofCp.Any(sign => complaint.Contains(sign, StringComparison.Ordinal)))];
    }

    /// <summary>Every name that the schema allows as a key, wherever.</summary>
    private static HashSet<string> Keys(string schema) => [.. Properties(Schema(schema))];

    private static IEnumerable<string> Properties(JsonElement schema) => schema.ValueKind switch
    {
        JsonValueKind.Object => schema.EnumerateObject().SelectMany(member =>
            member.Name != "properties" ? Properties(member.Value)
            : member.Value.EnumerateObject().SelectMany(key => Properties(key.Value).Prepend(key.Name))),
        JsonValueKind.Array => schema.EnumerateArray().SelectMany(Properties),
        _ => [],
    };

    private static JsonElement Schema(string name) => JsonDocument.Parse(Text($"schemas/{name}.schema.json")).RootElement;

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!);

    private static Organisation Organisation()
    {
        var (organisation, diagnostics) = TeamsReader.Read(Text("teams.yaml"), "teams.yaml");
        Assert.Empty(diagnostics);
        var calendars = CalendarFile.Read(Text("calendars.yaml"), "calendars.yaml").Calendars;
        var (agreements, _) = AgreementsReader.Read(Text("agreements.yaml"), "agreements.yaml", new BesideAgreements(organisation!.Teams, calendars.Keys.ToArray()));
        return organisation with { Agreements = agreements!, Calendars = calendars.ToImmutableDictionary() };
    }

    private static string Text(string path) => File.ReadAllText(Path.Combine(Folder, path));

    private static string DrawingIn(string folder) => Path.Combine(folder, "process.bpmn");

    private static string Here([CallerFilePath] string path = "") => path;

    [GeneratedRegex(@"^\| ((?:CP|CAL)\d{3}) \| [^|]+ \| [^|]+ \|$", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex("^Expected one of (.+), but there is no ")]
    private static partial Regex KnownKeys();
}
