namespace ClientProcess.Engine.Language.Checks;

/// <summary>How much the checks that follow flows may do in one drawing. Who draws more is not warned, but still read.</summary>
internal sealed class WorkBudget
{
    /// <summary>Flows followed. The largest drawing we know takes some thousands.</summary>
    public const int StepsMax = 500_000;

    private int _left = StepsMax;

    public bool IsSpent => _left <= 0;

    public bool Take() => _left-- > 0;
}
