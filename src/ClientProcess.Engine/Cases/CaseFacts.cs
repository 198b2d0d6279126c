using System.Text.Json;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Cases;

/// <summary>What the rules may look at beside the state: the drawing, the teams, and the values the case holds.</summary>
/// <param name="Values">The newest value of each key.</param>
public sealed record CaseFacts(ProcessModel Model, TeamDirectory Teams, IReadOnlyDictionary<string, JsonElement> Values)
{
    /// <summary>What was promised, and in whose working time.</summary>
    public Promises Promises { get; init; } = Promises.None;

    public static readonly IReadOnlyDictionary<string, JsonElement> NoValues = new Dictionary<string, JsonElement>();
}
