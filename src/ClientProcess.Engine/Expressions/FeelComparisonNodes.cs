using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

internal enum FeelComparator
{
    Equal,
    Unequal,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

internal static class FeelComparators
{
    public static string Text(this FeelComparator comparator) => comparator switch
    {
        FeelComparator.Equal => "=",
        FeelComparator.Unequal => "!=",
        FeelComparator.Less => "<",
        FeelComparator.LessOrEqual => "<=",
        FeelComparator.Greater => ">",
        _ => ">=",
    };

    public static FeelValue Compare(this FeelComparator comparator, FeelRun run, int column, FeelValue left, FeelValue right) => comparator switch
    {
        FeelComparator.Equal => FeelComparison.Equal(run, column, left, right),
        FeelComparator.Unequal => FeelLogic.Not(column, FeelComparison.Equal(run, column, left, right)),
        FeelComparator.Less => FeelComparison.Order(column, left, right, order => order < 0),
        FeelComparator.LessOrEqual => FeelComparison.Order(column, left, right, order => order <= 0),
        FeelComparator.Greater => FeelComparison.Order(column, left, right, order => order > 0),
        _ => FeelComparison.Order(column, left, right, order => order >= 0),
    };
}

internal sealed record CompareNode(int Column, FeelNode Left, FeelComparator Comparator, FeelNode Right) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Left, Right];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope) =>
        Comparator.Compare(scope.Run, Column, Left.Evaluate(scope), Right.Evaluate(scope));

    protected override string Text() => $"{Left.Operand()} {Comparator.Text()} {Right.Operand()}";
}

internal sealed record BetweenNode(int Column, FeelNode Value, FeelNode From, FeelNode To) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Value, From, To];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope) => FeelComparison.Within(
        Column, Value.Evaluate(scope), new FeelRange(From.Evaluate(scope), true, To.Evaluate(scope), true));

    protected override string Text() => $"{Value.Operand()} between {From.Operand()} and {To.Operand()}";
}

/// <summary>One of the tests of an <c>in</c>: a value, range or list; or an operator with a value, such as <c>&lt; 5</c>.</summary>
internal sealed record UnaryTest(FeelComparator? Comparator, FeelNode Value)
{
    public FeelValue Passes(FeelScope scope, FeelValue tested) => Comparator is { } comparator
        ? comparator.Compare(scope.Run, Value.Column, tested, Value.Evaluate(scope))
        : FeelComparison.Matches(scope.Run, Value.Column, tested, Value.Evaluate(scope));

    public override string ToString() => Comparator is { } comparator ? $"{comparator.Text()} {Value.Operand()}" : Value.ToString();
}

/// <summary><c>x in (1, 2, [5..10])</c>: whether a test passes (DMN 1.3, 10.3.2).</summary>
internal sealed record InNode(int Column, FeelNode Value, ImmutableArray<UnaryTest> Tests) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Value, .. Tests.Select(test => test.Value)];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope)
    {
        var value = Value.Evaluate(scope);
        return FeelLogic.Any(Tests.Select(test => test.Passes(scope, value)));
    }

    protected override string Text() => $"{Value.Operand()} in ({string.Join(", ", Tests)})";
}
