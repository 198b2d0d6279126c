using ClientProcess.Engine.Clocks;

namespace ClientProcess.Engine.Cases;

/// <summary>Why, by whom and until when a case is paused. Without <paramref name="Until"/> it waits for an act.</summary>
/// <param name="Reason">The note that holds the reason.</param>
/// <param name="Ground">For what: it says which clocks stand still; null: a reason of our own.</param>
/// <param name="Suspension">For a statutory suspension: the ground of Awb 4:15.</param>
public sealed record Pause(string Reason, string By, DateTimeOffset At, DateTimeOffset? Until, PauseGround? Ground = null, SuspensionGround? Suspension = null);
