using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary><c>x in list</c>, within <c>for</c>, <c>some</c> and <c>every</c>.</summary>
internal sealed record Iterator(string Name, FeelNode Domain)
{
    public override string ToString() => $"{Name} in {Domain}";

    /// <summary>Every scope that the iterators make, in order, lazily; a later one sees the names of an earlier one.</summary>
    public static IEnumerable<FeelScope> Scopes(FeelScope scope, ReadOnlyMemory<Iterator> iterators, FeelValue domain)
    {
        var (iterator, later) = (iterators.Span[0], iterators[1..]);
        foreach (var item in Items(domain).TakeWhile(_ => scope.Run.Spend(1, iterator.Domain.Column)))
        {
            var inner = scope.With(iterator.Name, item);
            foreach (var last in later.IsEmpty ? [inner] : Scopes(inner, later, later.Span[0].Domain.Evaluate(inner)))
            {
                yield return last;
            }
        }
    }

    /// <summary>Why there is nothing to walk over, if so.</summary>
    public FeelValue? Problem(FeelValue domain) => domain switch
    {
        FeelNull { Because: not null } => domain,
        FeelNull => FeelValue.NullBecause(Domain.Column, "there is no list to walk over"),
        FeelRange range when !IsCountable(range) => FeelValue.NullBecause(Domain.Column, "only a range of whole numbers can be walked over"),
        _ => null,
    };

    private static bool IsCountable(FeelRange range) => IsWhole(range.Start) && IsWhole(range.End);

    private static bool IsWhole(FeelValue value) =>
        value is FeelNumber number && Math.Abs(number.Value) <= int.MaxValue && number.Value == decimal.Truncate(number.Value);

    private static IEnumerable<FeelValue> Items(FeelValue domain) => domain switch
    {
        FeelList list => list.Items,
        FeelRange range when IsCountable(range) => Count(range),
        _ => [domain],
    };

    /// <summary>Upwards, or downwards when the end comes first.</summary>
    private static IEnumerable<FeelValue> Count(FeelRange range)
    {
        var (start, end) = ((long)((FeelNumber)range.Start).Value, (long)((FeelNumber)range.End).Value);
        var (step, length) = (start <= end ? 1 : -1, Math.Abs(end - start));
        for (var index = range.StartIncluded ? 0L : 1; index < (range.EndIncluded ? length + 1 : length); index++)
        {
            yield return FeelValue.From(start + (index * step));
        }
    }
}

/// <summary><c>for x in list return ...</c> (DMN 1.3, 10.3.2).</summary>
internal sealed record ForNode(int Column, ImmutableArray<Iterator> Iterators, FeelNode Body) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [.. Iterators.Select(iterator => iterator.Domain), Body];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope)
    {
        var domain = Iterators[0].Domain.Evaluate(scope);
        if (Iterators[0].Problem(domain) is { } problem)
        {
            return problem;
        }

        var made = Iterator.Scopes(scope, Iterators.AsMemory(), domain).Select(Body.Evaluate).TakeWhile(_ => !scope.Run.Stopped);
        return scope.Run.Made(new FeelList([.. made.Take(scope.Run.Bounds.ListItemsMax + 1)]), Column);
    }

    protected override string Text() => $"for {string.Join(", ", Iterators)} return {Body}";
}

/// <summary><c>some x in list satisfies ...</c> is an <c>or</c> over the list, <c>every</c> an <c>and</c> (DMN 1.3, 10.3.2).</summary>
internal sealed record QuantifierNode(int Column, bool IsEvery, ImmutableArray<Iterator> Iterators, FeelNode Body) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [.. Iterators.Select(iterator => iterator.Domain), Body];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope)
    {
        var domain = Iterators[0].Domain.Evaluate(scope);
        if (Iterators[0].Problem(domain) is { } problem)
        {
            return problem;
        }

        var truths = Iterator.Scopes(scope, Iterators.AsMemory(), domain)
            .Select(inner => FeelLogic.Truth(Body.Column, Body.Evaluate(inner)))
            .TakeWhile(_ => !scope.Run.Stopped);
        return IsEvery ? FeelLogic.All(truths) : FeelLogic.Any(truths);
    }

    protected override string Text() =>
        $"{(IsEvery ? "every" : "some")} {string.Join(", ", Iterators)} satisfies {Body}";
}
