using System.Collections.Concurrent;
using System.Security.Cryptography;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Service.Storage;
using Microsoft.EntityFrameworkCore;

namespace ClientProcess.Service.Publishing;

/// <summary>The published drawings: immutable versions, each read once a node.</summary>
public sealed class DefinitionLibrary(Database database, TimeProvider time)
{
    private readonly ConcurrentDictionary<(string Key, int Version), ProcessModel> _models = new();

    /// <exception cref="InvalidOperationException">There is no such version, or it cannot be read any more: a bug, for only readable drawings are published.</exception>
    public async Task<ProcessModel> ModelAsync(string key, int version, CancellationToken cancel)
    {
        if (_models.TryGetValue((key, version), out var known)) return known;
        await using var context = database.CreateContext();
        var row = await context.Definitions.AsNoTracking().FirstOrDefaultAsync(row => row.Key == key && row.Version == version, cancel)
            ?? throw new InvalidOperationException($"There is no version {version} of definition '{key}'.");
        var model = BpmnReader.ReadPublished(row.Content, $"{key} v{version}") ?? throw new InvalidOperationException($"Version {version} of '{key}' can no longer be read.");
        return _models.GetOrAdd((key, version), model);
    }

    /// <summary>The newest version of every drawing, without its content.</summary>
    public async Task<IReadOnlyList<DefinitionRow>> NewestAsync(CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        var rows = await context.Definitions.AsNoTracking()
            .Where(row => row.Version == context.Definitions.Where(other => other.Key == row.Key).Max(other => other.Version))
            .OrderBy(row => row.Key).ToListAsync(cancel);
        return rows;
    }

    public async Task<byte[]?> ContentAsync(string key, int version, CancellationToken cancel)
    {
        await using var context = database.CreateContext();
        return await context.Definitions.Where(row => row.Key == key && row.Version == version).Select(row => row.Content).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The newest version that a name means: the drawing's key, or the id of a process in it. Null when there is none.</summary>
    public async Task<(DefinitionRow Row, ProcessDefinition Process)?> FindAsync(string name, CancellationToken cancel)
    {
        foreach (var row in (await NewestAsync(cancel)).OrderByDescending(row => row.Key == name))
        {
            var model = await ModelAsync(row.Key, row.Version, cancel);
            if ((row.Key == name ? model.Find(name) ?? model.Main : model.Find(name)) is { } process) return (row, process);
        }
        return null;
    }

    /// <summary>Publishes a drawing: a new version, or nothing when the newest has the same bytes. An earlier drawing published
    /// again is a new version too: that is how one goes back.</summary>
    /// <returns>The version that runs from now on.</returns>
    public async Task<int> PublishAsync(string key, string name, byte[] content, string by, CancellationToken cancel)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content));
        await using var context = database.CreateContext();
        var newest = await context.Definitions.AsNoTracking().Where(row => row.Key == key).OrderByDescending(row => row.Version).FirstOrDefaultAsync(cancel);
        if (newest?.Hash == hash) return newest.Version;
        var row = new DefinitionRow { Key = key, Version = (newest?.Version ?? 0) + 1, Name = name, Hash = hash, Content = content, PublishedAt = time.GetUtcNow().UtcDateTime, PublishedBy = by };
        context.Definitions.Add(row);
        if (BpmnReader.Read(content, key).Model is { } model) await StartTimers.ArmAsync(context, key, row.Version, model, time.GetUtcNow(), cancel);
        try
        {
            await context.SaveChangesAsync(cancel);
        }
        catch (DbUpdateException)
        {
            // Another node published at the same moment; what it published is there now.
            context.ChangeTracker.Clear();
            if (await context.Definitions.AnyAsync(other => other.Key == key && other.Version == row.Version, cancel)) return await PublishAsync(key, name, content, by, cancel);
            throw;
        }
        return row.Version;
    }
}
