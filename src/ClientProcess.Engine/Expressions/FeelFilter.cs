namespace ClientProcess.Engine.Expressions;

/// <summary>
/// <c>list[item > 3]</c> and <c>list[1]</c> (DMN 1.3, 10.3.2.5): which of the two it is, the brackets' first outcome tells.
/// A value that is not a list counts as a list of one.
/// </summary>
internal static class FeelFilter
{
    public static FeelValue Apply(FeelScope scope, int column, FeelValue value, FeelNode filter)
    {
        if (value is FeelNull { Because: not null })
        {
            return value;
        }

        var list = value as FeelList ?? new FeelList(value is FeelNull ? [] : [value]);
        var first = filter.Evaluate(list.Items.IsEmpty ? scope : scope.WithItem(list.Items[0]));
        return first is FeelNumber index ? At(column, list, index.Value) : Keep(scope, column, list, first, filter);
    }

    /// <summary>From 1 at the start, or from -1 at the end.</summary>
    private static FeelValue At(int column, FeelList list, decimal index)
    {
        var place = index < 0 ? list.Items.Length + index : index - 1;
        return place >= 0 && place < list.Items.Length && place == decimal.Truncate(place)
            ? list.Items[(int)place]
            : FeelValue.NullBecause(column, $"the list has {list.Items.Length} items, and none at {FeelValue.From(index)}");
    }

    private static FeelValue Keep(FeelScope scope, int column, FeelList list, FeelValue first, FeelNode filter)
    {
        var kept = new List<FeelValue>();
        for (var index = 0; index < list.Items.Length && !scope.Run.Stopped; index++)
        {
            var test = index == 0 ? first : filter.Evaluate(scope.WithItem(list.Items[index]));
            if (test is FeelBoolean { Value: true })
            {
                kept.Add(list.Items[index]);
            }
        }

        return scope.Run.Made(new FeelList([.. kept]), column);
    }
}
