namespace ClientProcess.Service.Sweeps;

/// <summary>How often something that must leave is tried, and how long between: short at first, for most troubles pass.</summary>
internal static class Retries
{
    /// <summary>With the pauses below about three days: beyond that somebody must look at it.</summary>
    public const int AttemptsMax = 20;

    private static readonly TimeSpan PauseMax = TimeSpan.FromHours(6);

    public static TimeSpan PauseAfter(int attempts) => TimeSpan.FromSeconds(Math.Min(PauseMax.TotalSeconds, Math.Pow(2, attempts)));
}
