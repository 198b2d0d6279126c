using System.Collections.Immutable;
using static ClientProcess.Engine.Expressions.FeelTemporalArithmetic;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// Equality and order in three-valued logic (DMN 1.3, 10.3.2): values of different kinds are neither
/// equal nor unequal, and the outcome says so.
/// </summary>
internal static class FeelComparison
{
    public static FeelValue Equal(FeelRun run, int column, FeelValue left, FeelValue right)
    {
        if (!run.Spend(Math.Min(left.Units, right.Units), column))
        {
            return FeelValue.Null;
        }

        return (left, right) switch
        {
            (FeelNull, FeelNull) => FeelValue.From(true),
            (FeelNull, _) or (_, FeelNull) => FeelValue.From(false),
            _ when left.GetType() != right.GetType() => Mismatch(column, left, right),
            (FeelTime or FeelDateTime, _) => Order(column, left, right, order => order == 0),
            _ => FeelValue.From(left.Equals(right)),
        };
    }

    public static FeelValue Order(int column, FeelValue left, FeelValue right, Func<int, bool> holds) => (left, right) switch
    {
        (FeelNull { Because: { } because }, _) => new FeelNull(because),
        (_, FeelNull { Because: { } because }) => new FeelNull(because),
        (FeelNumber a, FeelNumber b) => FeelValue.From(holds(a.Value.CompareTo(b.Value))),
        (FeelString a, FeelString b) => FeelValue.From(holds(string.CompareOrdinal(a.Value, b.Value))),
        (FeelDate a, FeelDate b) => FeelValue.From(holds(a.Value.CompareTo(b.Value))),
        (FeelDaysDuration a, FeelDaysDuration b) => FeelValue.From(holds(a.Value.CompareTo(b.Value))),
        (FeelMonthsDuration a, FeelMonthsDuration b) => FeelValue.From(holds(a.Months.CompareTo(b.Months))),
        (FeelTime a, FeelTime b) when a.Offset.HasValue == b.Offset.HasValue => FeelValue.From(holds(Seconds(a).CompareTo(Seconds(b)))),
        (FeelDateTime a, FeelDateTime b) when a.Offset.HasValue == b.Offset.HasValue => FeelValue.From(holds(Seconds(a).CompareTo(Seconds(b)))),
        (FeelTime, FeelTime) or (FeelDateTime, FeelDateTime) =>
            FeelValue.NullBecause(column, $"{left.Kind} with an offset cannot be compared with one without"),
        _ => Mismatch(column, left, right),
    };

    /// <summary>Whether the value lies in the range (DMN 1.3, 10.3.2).</summary>
    public static FeelValue Within(int column, FeelValue value, FeelRange range) => FeelLogic.All([
        Order(column, value, range.Start, order => range.StartIncluded ? order >= 0 : order > 0),
        Order(column, value, range.End, order => range.EndIncluded ? order <= 0 : order < 0),
    ]);

    /// <summary>Whether the value passes one test of an <c>in</c>: a range around it, a list with it, or the value itself.</summary>
    public static FeelValue Matches(FeelRun run, int column, FeelValue value, FeelValue test) => test switch
    {
        FeelRange range when value is not FeelRange => Within(column, value, range),
        FeelList list when value is not FeelList => Contains(run, column, list.Items, value),
        _ => Equal(run, column, value, test),
    };

    public static FeelValue Contains(FeelRun run, int column, ImmutableArray<FeelValue> items, FeelValue value)
    {
        FeelValue answer = FeelValue.From(false);
        foreach (var item in items)
        {
            var test = item is FeelRange range ? Within(column, value, range) : Equal(run, column, value, item);
            if (run.Stopped || test is FeelBoolean { Value: true })
            {
                return test;
            }

            answer = test is FeelNull && answer is FeelBoolean ? test : answer;
        }

        return answer;
    }

    private static FeelValue Mismatch(int column, FeelValue left, FeelValue right) =>
        FeelValue.NullBecause(column, $"{left.Kind} cannot be compared with {right.Kind}");
}
