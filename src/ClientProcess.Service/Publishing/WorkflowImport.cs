using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace ClientProcess.Service.Publishing;

/// <summary>Brings what lies in the workflows folder into the database: teams and people by the file's hash, drawings as versions.</summary>
public sealed class WorkflowImport(Database database, DefinitionLibrary definitions, TeamRegister teams, PromiseRegister promises, TimeProvider time, ILogger<WorkflowImport> log)
{
    /// <returns>What stood in the way, file by file; what has errors is left out, the rest is imported.</returns>
    public async Task<IReadOnlyList<Diagnostic>> RunAsync(string path, CancellationToken cancel)
    {
        return await BringAsync(WorkflowFolder.Load([path]), path, cancel);
    }

    /// <summary>All of the folder or, when anything in it is wrong, nothing of it.</summary>
    /// <param name="isStill">Whether the folder is still as it was when it was found changed.</param>
    /// <returns>What stood in the way; empty when everything is in; null when the folder changed meanwhile, and nothing was done.</returns>
    public async Task<IReadOnlyList<Diagnostic>?> RunWholeAsync(string path, Func<bool> isStill, CancellationToken cancel)
    {
        var folder = WorkflowFolder.Load([path]);
        if (!isStill()) return null;
        var wrong = folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error)
            .Concat(folder.Drawings.SelectMany(drawing => TeamCheck.Unknown(drawing, folder.Organisation.Teams)).Select(diagnostic => diagnostic with { Severity = Severity.Error })).ToList();
        if (wrong.Count == 0) return await BringAsync(folder, path, cancel);
        foreach (var diagnostic in wrong) log.LogError("{Diagnostic}", diagnostic);
        return wrong;
    }

    private async Task<IReadOnlyList<Diagnostic>> BringAsync(WorkflowFolder folder, string path, CancellationToken cancel)
    {
        await ImportTeamsAsync(folder, path, cancel);
        await ImportPromisesAsync(folder, path, cancel);
        var refused = new List<Diagnostic>(folder.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error));
        foreach (var drawing in folder.Drawings)
        {
            var unknown = TeamCheck.Unknown(drawing, folder.Organisation.Teams).ToList();
            refused.AddRange(unknown.Select(diagnostic => diagnostic with { Severity = Severity.Error }));
            if (drawing.Read.Model is not { } model || unknown.Count > 0) continue;
            var version = await definitions.PublishAsync(drawing.Key, model.Main?.Label ?? drawing.Key, drawing.Content, "files", cancel);
            log.LogInformation("{Process} runs as version {Version}", drawing.Key, version);
        }
        foreach (var diagnostic in refused) log.LogError("{Diagnostic}", diagnostic);
        return refused;
    }

    /// <summary>Agreements and calendars together, and only without a mistake in either: what holds now goes on holding until then.</summary>
    private async Task ImportPromisesAsync(WorkflowFolder folder, string path, CancellationToken cancel)
    {
        var (agreements, calendars) = (Path.Combine(path, "agreements.yaml"), Path.Combine(path, "calendars.yaml"));
        if (!File.Exists(agreements)) return;
        if (folder.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error && diagnostic.File.EndsWith(".yaml", StringComparison.Ordinal)
            && Path.GetFileName(diagnostic.File) is "agreements.yaml" or "calendars.yaml"))
        {
            log.LogError("Agreements and calendars stay as they were, for the files have errors");
            return;
        }
        var drawn = folder.Drawings.SelectMany(drawing => drawing.Read.Model?.Agreements ?? []).ToImmutableArray();
        var version = await promises.ImportAsync(
            await File.ReadAllTextAsync(agreements, cancel), File.Exists(calendars) ? await File.ReadAllTextAsync(calendars, cancel) : "calendars: {}", drawn, cancel);
        log.LogInformation("Promises run as version {Version}", version);
    }

    private async Task ImportTeamsAsync(WorkflowFolder folder, string path, CancellationToken cancel)
    {
        var file = Path.Combine(path, "teams.yaml");
        if (!File.Exists(file)) return;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(await File.ReadAllTextAsync(file, cancel))));
        await using var context = database.CreateContext();
        var imported = await context.Imports.FirstOrDefaultAsync(row => row.Name == "teams.yaml", cancel);
        if (imported?.Hash == hash) return;
        await teams.ImportAsync(folder.Organisation.Teams.Teams, folder.Organisation.Teams.FallbackTeam, folder.Organisation.People, cancel);
        if (imported is null) context.Imports.Add(imported = new ImportRow { Name = "teams.yaml", Hash = hash });
        (imported.Hash, imported.At) = (hash, time.GetUtcNow().UtcDateTime);
        await context.SaveChangesAsync(cancel);
    }
}
