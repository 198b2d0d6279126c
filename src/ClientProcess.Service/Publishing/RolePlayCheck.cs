using ClientProcess.Engine.Language;

namespace ClientProcess.Service.Publishing;

/// <summary>A process in a folder of its own that no role play tests. Whoever checks a single drawing asks about that drawing only.</summary>
internal static class RolePlayCheck
{
    public static IEnumerable<Diagnostic> Missing(IEnumerable<string> given, IEnumerable<DrawingFile> drawings, IReadOnlyCollection<ScriptFile> scripts)
    {
        var folders = given.Where(Directory.Exists).Select(folder => Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar).ToList();
        return drawings
            .Where(drawing => Path.GetFileName(drawing.Path) == "process.bpmn")
            .Where(drawing => folders.Exists(folder => Path.GetFullPath(drawing.Path).StartsWith(folder, StringComparison.Ordinal)))
            .Where(drawing => scripts.All(script => script.Drawing != drawing))
            .Select(drawing => new Diagnostic(drawing.Path, 1, 1, Severity.Warning, Codes.NoRolePlays, $"No role plays in 'scripts' beside '{drawing.Key}': nothing tests this drawing."));
    }
}
