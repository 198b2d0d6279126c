namespace ClientProcess.Engine.Calendars;

/// <summary>What a calendar answers: a value, or a sentence that says why there is none.</summary>
public sealed class CalendarAnswer<T>
    where T : notnull
{
    private readonly T? value;

    internal CalendarAnswer(T? value, string? refusal)
    {
        this.value = value;
        Refusal = refusal;
    }

    /// <summary>Why there is no value; null when there is one.</summary>
    public string? Refusal { get; }

    public bool IsRefused => Refusal is not null;

    /// <summary>The value. Asking for it after a refusal is a bug, so that throws.</summary>
    public T Value => Refusal is null ? value! : throw new InvalidOperationException(Refusal);

    public CalendarAnswer<TNext> Then<TNext>(Func<T, CalendarAnswer<TNext>> next)
        where TNext : notnull =>
        Refusal is null ? next(value!) : CalendarAnswer.Refuse<TNext>(Refusal);
}

public static class CalendarAnswer
{
    public static CalendarAnswer<T> Of<T>(T value)
        where T : notnull => new(value, null);

    public static CalendarAnswer<T> Refuse<T>(string sentence)
        where T : notnull => new(default, sentence);
}
