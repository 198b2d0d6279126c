using System.Globalization;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Agreements;

/// <summary>When a rung fires, seen from the target. Working time counts for rungs as well.</summary>
public abstract record RungMoment
{
    /// <summary>Ten times the target is later than anybody still escalates.</summary>
    public const int PercentMax = 1_000;

    private protected RungMoment()
    {
    }

    /// <summary>Reads <c>75%</c>, <c>-PT1H</c>, <c>+PT4H</c> or <c>+2 working days</c>.</summary>
    public static CalendarAnswer<RungMoment> Parse(string text)
    {
        var trimmed = text.Trim();
        if (trimmed.EndsWith('%')) return Percentage(trimmed);
        if (!trimmed.StartsWith('+') && !trimmed.StartsWith('-'))
            return Refuse($"Expected a moment such as '75%', '-PT1H' or '+2 working days', but found '{text}'.");
        return CalendarDuration.Parse(trimmed[1..]).Then(length => Offset(text, trimmed[0] == '-', length));
    }

    private static CalendarAnswer<RungMoment> Percentage(string text) =>
        int.TryParse(text[..^1].Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var percent) && percent is > 0 and <= PercentMax
            ? CalendarAnswer.Of<RungMoment>(new AtPercentage(percent))
            : Refuse($"Expected a whole percentage from 1% up to and including {PercentMax}%, but found '{text}'.");

    private static CalendarAnswer<RungMoment> Offset(string text, bool before, CalendarDuration length) =>
        length is StatutoryLength ? Refuse($"Expected working time or working days around the target, but '{text}' is a statutory term.")
        : before && length is WorkingDays { EndOfDay: true } ? Refuse($"Expected working time or whole working days before the target, but found '{text}'.")
        : CalendarAnswer.Of<RungMoment>(before ? new BeforeDue(length) : new AfterDue(length));

    private static CalendarAnswer<RungMoment> Refuse(string sentence) => CalendarAnswer.Refuse<RungMoment>(sentence);
}

/// <summary>When so much of the target is used up; 100 is the target itself.</summary>
public sealed record AtPercentage(int Percent) : RungMoment
{
    public override string ToString() => $"{Percent}%";
}

/// <summary>So much working time before the target.</summary>
public sealed record BeforeDue(CalendarDuration By) : RungMoment
{
    public override string ToString() => $"-{By}";
}

/// <summary>So much working time after the target.</summary>
public sealed record AfterDue(CalendarDuration By) : RungMoment
{
    public override string ToString() => $"+{By}";
}
