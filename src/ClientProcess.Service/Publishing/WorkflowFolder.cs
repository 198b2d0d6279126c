using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;

namespace ClientProcess.Service.Publishing;

/// <summary>A drawing as it lies on disk.</summary>
/// <param name="Key">What it is called everywhere: its folder's name for <c>process.bpmn</c>, else the file's.</param>
public sealed record DrawingFile(string Key, string Path, byte[] Content, ReadDrawing Read);

/// <summary>A role-play script with the drawing it plays.</summary>
public sealed record ScriptFile(string Path, RolePlay? Play, DrawingFile Drawing);

/// <summary>Definitions as they lie in files: drawings, the organisation beside them, and the role plays that test them.</summary>
public sealed record WorkflowFolder(Organisation Organisation, ImmutableArray<DrawingFile> Drawings, ImmutableArray<ScriptFile> Scripts, ImmutableArray<Diagnostic> Diagnostics, int Files)
{
    /// <summary>Reads everything that the paths name: folders with all in them, single drawings, single scripts.</summary>
    /// <exception cref="FileNotFoundException">A path that does not exist.</exception>
    public static WorkflowFolder Load(IEnumerable<string> paths)
    {
        var given = paths.ToList();
        if (given.FirstOrDefault(path => !File.Exists(path) && !Directory.Exists(path)) is { } absent)
            throw new FileNotFoundException($"Expected '{absent}' to exist, but it does not.", absent);
        var diagnostics = new List<Diagnostic>();
        var (organisation, teams) = ReadOrganisation(given, diagnostics);
        var drawings = given.SelectMany(DrawingsUnder).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(ReadDrawing).ToList();
        diagnostics.AddRange(drawings.SelectMany(drawing => drawing.Read.Diagnostics));
        diagnostics.AddRange(drawings.SelectMany(drawing => TeamCheck.Unknown(drawing, organisation.Teams)));
        var scripts = drawings.SelectMany(drawing => ScriptsOf(drawing, given, diagnostics)).ToImmutableArray();
        diagnostics.AddRange(RolePlayCheck.Missing(given, drawings, scripts));
        var (calendars, calendarFiles) = CalendarsOf(given, diagnostics);
        organisation = organisation with { Calendars = WorkCalendarsOf(given) };
        var (agreements, agreementFiles) = AgreementsOf(given, organisation, drawings, calendars, diagnostics);
        return new WorkflowFolder(
            organisation with { Agreements = agreements }, [.. drawings], scripts, [.. diagnostics], drawings.Count + scripts.Length + teams + calendarFiles + agreementFiles);
    }

    /// <summary>Agreements beside the teams, seen together with what they name; which processes exist is known only when the whole folder was given.</summary>
    private static (AgreementDirectory Agreements, int Files) AgreementsOf(
        List<string> given, Organisation organisation, List<DrawingFile> drawings, IReadOnlyCollection<string>? calendars, List<Diagnostic> diagnostics)
    {
        if (given.Select(path => FileFor(path, "agreements.yaml")).FirstOrDefault(file => file is not null) is not { } path) return (AgreementDirectory.Empty, 0);
        var whole = given.Any(folder => Directory.Exists(folder) && File.Exists(Path.Combine(folder, "agreements.yaml")));
        var models = drawings.Select(drawing => drawing.Read.Model).OfType<ProcessModel>().ToList();
        var readable = whole && models.Count == drawings.Count;
        var (agreements, found) = AgreementsReader.Read(File.ReadAllText(path), path, new BesideAgreements(organisation.Teams, calendars, readable ? models : null));
        diagnostics.AddRange(found);
        if (agreements is null) return (AgreementDirectory.Empty, 1);
        diagnostics.AddRange(drawings.SelectMany(drawing => drawing.Read.Model is { } model ? AgreementsCheck.Of(model, drawing.Path, agreements, organisation.Teams) : []));
        return (agreements.With(models.SelectMany(model => model.Agreements), organisation.Teams), 1);
    }

    /// <summary>Calendars beside the drawings, read so that a mistake in them shows before anything reckons with them.</summary>
    private static ImmutableDictionary<string, Engine.Calendars.WorkCalendar> WorkCalendarsOf(List<string> given) =>
        given.Select(path => FileFor(path, "calendars.yaml")).FirstOrDefault(file => file is not null) is { } path
            ? Engine.Calendars.CalendarFile.Read(File.ReadAllText(path), path).Calendars.ToImmutableDictionary()
            : ImmutableDictionary<string, Engine.Calendars.WorkCalendar>.Empty;

    private static (IReadOnlyCollection<string>? Names, int Files) CalendarsOf(List<string> given, List<Diagnostic> diagnostics)
    {
        var folders = given.Where(Directory.Exists).Select(folder => Path.Combine(folder, "calendars.yaml")).Where(File.Exists).ToList();
        var files = folders.Select(path => Engine.Calendars.CalendarFile.Read(File.ReadAllText(path), path)).ToList();
        diagnostics.AddRange(files.SelectMany(file => file.Diagnostics)
            .Select(wrong => new Diagnostic(wrong.File, wrong.Line, wrong.Column, Severity.Error, wrong.Code, wrong.Message)));
        // With a mistake in them, nobody knows which calendars there are meant to be.
        return (files.Count > 0 && files.All(file => file.IsValid) ? [.. files.SelectMany(file => file.Calendars.Keys)] : null, files.Count);
    }

    private static DrawingFile ReadDrawing(string path)
    {
        var content = File.ReadAllBytes(path);
        return new DrawingFile(KeyOf(path), path, content, BpmnReader.Read(content, path));
    }

    private static string KeyOf(string path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return name == "process" ? Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))! : name;
    }

    private static IEnumerable<string> DrawingsUnder(string path)
    {
        if (Directory.Exists(path)) return Directory.EnumerateFiles(path, "*.bpmn", SearchOption.AllDirectories);
        if (!IsYaml(path)) return [path];
        // A script: its drawing lies beside it or one folder up.
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        var beside = Directory.GetFiles(folder, "*.bpmn");
        return beside.Length > 0 ? beside : Directory.GetParent(folder) is { } up ? Directory.GetFiles(up.FullName, "*.bpmn") : [];
    }

    private static IEnumerable<ScriptFile> ScriptsOf(DrawingFile drawing, List<string> given, List<Diagnostic> diagnostics)
    {
        var named = given.Where(IsYaml).Select(Path.GetFullPath).ToHashSet(StringComparer.Ordinal);
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(drawing.Path))!, "scripts");
        var all = Directory.Exists(folder) ? Directory.EnumerateFiles(folder).Where(IsYaml) : [];
        foreach (var path in all.Where(path => named.Count == 0 || named.Contains(path)).Order(StringComparer.Ordinal))
        {
            var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), path);
            var (play, found) = RolePlayReader.Read(File.ReadAllText(path), shown);
            diagnostics.AddRange(found);
            yield return new ScriptFile(shown, play, drawing);
        }
    }

    private static (Organisation Organisation, int Files) ReadOrganisation(List<string> given, List<Diagnostic> diagnostics)
    {
        if (given.Select(path => FileFor(path, "teams.yaml")).FirstOrDefault(file => file is not null) is not { } path) return (Organisation.Empty, 0);
        var (organisation, found) = TeamsReader.Read(File.ReadAllText(path), path);
        diagnostics.AddRange(found);
        return (organisation ?? Organisation.Empty, 1);
    }

    /// <summary>In the folder itself or up to two above: <c>workflows/process/scripts</c> is the deepest place a path names.</summary>
    private static string? FileFor(string path, string name)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path));
        for (var level = 0; level < 3 && folder is not null; level++, folder = Path.GetDirectoryName(Path.GetFullPath(folder)))
        {
            var file = Path.Combine(folder, name);
            if (File.Exists(file)) return file;
        }
        return null;
    }

    private static bool IsYaml(string path) => Path.GetExtension(path) is ".yaml" or ".yml";
}
