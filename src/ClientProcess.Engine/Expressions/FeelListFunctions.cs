using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary>Functions on lists (DMN 1.3, 10.3.4.4). Where a list is the only argument, its items may be the arguments too.</summary>
internal static class FeelListFunctions
{
    public static IEnumerable<FeelFunction> All =>
    [
        new("list contains", 2, call => call.With<FeelList>(0, list => FeelComparison.Contains(call.Run, call.Column, list.Items, call.Args[1]))),
        new("count", 1, call => call.WithItems(items => FeelValue.From(items.Length))),
        new("min", 1, int.MaxValue, call => call.WithItems(items => Extreme(call, items, order => order < 0))),
        new("max", 1, int.MaxValue, call => call.WithItems(items => Extreme(call, items, order => order > 0))),
        new("sum", 1, int.MaxValue, call => call.WithItems(items => Sum(call, items))),
        new("mean", 1, int.MaxValue, call => call.WithItems(items =>
            FeelArithmetic.Apply(call.Column, Sum(call, items), FeelOperator.Divide, FeelValue.From(items.Length)))),
        new("all", 1, int.MaxValue, call => call.WithItems(items => FeelLogic.All(Truths(call, items)))),
        new("any", 1, int.MaxValue, call => call.WithItems(items => FeelLogic.Any(Truths(call, items)))),
        new("distinct values", 1, call => call.WithItems(items => new FeelList([.. items.Distinct()]))),
    ];

    private static IEnumerable<FeelValue> Truths(FeelCall call, ImmutableArray<FeelValue> items) =>
        items.Select(item => FeelLogic.Truth(call.Column, item));

    private static FeelValue Extreme(FeelCall call, ImmutableArray<FeelValue> items, Func<int, bool> better)
    {
        if (items.IsEmpty)
        {
            return call.Null($"an empty list has no {call.Name}");
        }

        // Comparing the first with itself finds values without an order, also when there is only one.
        var best = items[0];
        foreach (var item in items)
        {
            var wins = FeelComparison.Order(call.Column, item, best, better);
            if (wins is not FeelBoolean { Value: var isBetter })
            {
                return wins;
            }

            best = isBetter ? item : best;
        }

        return best;
    }

    private static FeelValue Sum(FeelCall call, ImmutableArray<FeelValue> items) => items.IsEmpty
        ? call.Null($"an empty list has no {call.Name}")
        : items.Skip(1).Aggregate(Addend(call, items[0]), (sum, item) =>
            FeelArithmetic.Apply(call.Column, sum, FeelOperator.Add, Addend(call, item)));

    /// <summary>Texts add up too, but not in a sum.</summary>
    private static FeelValue Addend(FeelCall call, FeelValue item) =>
        item is FeelNumber or FeelDaysDuration or FeelMonthsDuration or FeelNull { Because: not null } ? item
        : call.Null($"'{call.Name}' does not take {item.Kind} there");
}
