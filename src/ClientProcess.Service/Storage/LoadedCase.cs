using System.Text.Json;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>A case as it was read for one command.</summary>
internal sealed record LoadedCase(CaseState State, IReadOnlyDictionary<string, JsonElement> Values);
