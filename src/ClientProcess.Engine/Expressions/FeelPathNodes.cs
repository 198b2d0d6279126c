using System.Collections.Immutable;
using System.Globalization;

namespace ClientProcess.Engine.Expressions;

/// <summary>One step from a value: to a member of it, or to the elements of it that a filter lets through.</summary>
/// <param name="Column">1-based.</param>
/// <param name="Member">The member's name, when there is no filter.</param>
internal sealed record PathStep(int Column, string? Member, FeelNode? Filter)
{
    public override string ToString() => Filter is null ? $".{Member}" : $"[{Filter}]";
}

/// <summary><c>client.address[1].city</c>: a value and the steps from it (DMN 1.3, 10.3.2.5 and 10.3.2.6).</summary>
internal sealed record PathNode(int Column, FeelNode Start, ImmutableArray<PathStep> Steps) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Start, .. Steps.Select(step => step.Filter).OfType<FeelNode>()];

    protected override FeelValue Compute(FeelScope scope) => Steps.Aggregate(
        Start.Evaluate(scope),
        (value, step) => !scope.Run.Spend(1, step.Column) ? FeelValue.Null
            : step.Filter is { } filter ? FeelFilter.Apply(scope, step.Column, value, filter)
            : Member(scope.Run, step.Column, value, step.Member ?? ""));

    protected override string Text() => Start.Operand() + string.Concat(Steps);

    private static FeelValue Member(FeelRun run, int column, FeelValue value, string name) => value switch
    {
        FeelNull { Because: not null } => value,
        FeelContext context => context.Entries.GetValueOrDefault(name) ?? FeelValue.NullBecause(column, $"there is no '{name}' in the context"),
        FeelList list when run.Spend(list.Items.Length, column) =>
            run.Made(new FeelList([.. list.Items.Select(item => FeelMembers.Of(column, item, name))]), column),
        _ => FeelMembers.Of(column, value, name),
    };
}

/// <summary>The parts of temporal values (DMN 1.3, 10.3.2).</summary>
internal static class FeelMembers
{
    public static FeelValue Of(int column, FeelValue value, string name) => value switch
    {
        FeelContext context when context.Entries.TryGetValue(name, out var entry) => entry,
        _ => Number(value, name) is { } number
            ? FeelValue.From(number)
            : FeelValue.NullBecause(column, string.Create(CultureInfo.InvariantCulture, $"{value.Kind} has no '{name}'")),
    };

    private static decimal? Number(FeelValue value, string name) => (value, name) switch
    {
        (FeelDate date, _) => DatePart(date.Value, name),
        (FeelDateTime moment, _) => DatePart(moment.Value.Date, name) ?? TimePart(moment.Value.TimeOfDay, name),
        (FeelTime time, _) => TimePart(time.Value, name),
        (FeelDaysDuration days, "days") => days.Value.Days,
        (FeelDaysDuration days, "hours") => days.Value.Hours,
        (FeelDaysDuration days, "minutes") => days.Value.Minutes,
        (FeelDaysDuration days, "seconds") => days.Value.Seconds,
        (FeelMonthsDuration months, "years") => months.Months / 12,
        (FeelMonthsDuration months, "months") => months.Months % 12,
        _ => null,
    };

    private static decimal? DatePart(NodaTime.LocalDate date, string name) => name switch
    {
        "year" => date.Year,
        "month" => date.Month,
        "day" => date.Day,
        "weekday" => (int)date.DayOfWeek,
        _ => null,
    };

    private static decimal? TimePart(NodaTime.LocalTime time, string name) => name switch
    {
        "hour" => time.Hour,
        "minute" => time.Minute,
        "second" => time.Second,
        _ => null,
    };
}
