namespace ClientProcess.Service.Replay;

/// <summary>One event of a log in the words of this house: with the team and person as the register has them, and a moment.</summary>
/// <param name="Word">What the log calls it; the reason where an act needs one.</param>
/// <param name="IsLast">Nothing comes after it.</param>
public sealed record ReplayStep(LogAct Act, string Team, string Person, DateTimeOffset At, string Word, bool IsLast);
