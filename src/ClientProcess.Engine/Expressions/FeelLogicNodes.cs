using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary><c>a and b and c</c>, or <c>a or b or c</c>; what follows a deciding part is not evaluated.</summary>
internal sealed record LogicNode(int Column, bool IsAnd, ImmutableArray<FeelNode> Terms) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => Terms;

    /// <summary>One node for a whole row of the same word; it does not matter where the row has brackets at its left.</summary>
    public static LogicNode Join(FeelNode left, bool isAnd, FeelNode right) => left is LogicNode row && row.IsAnd == isAnd
        ? row with { Terms = row.Terms.Add(right) }
        : new LogicNode(left.Column, isAnd, [left, right]);

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope)
    {
        var truths = Terms.Select(term => FeelLogic.Truth(term.Column, term.Evaluate(scope)));
        return IsAnd ? FeelLogic.All(truths) : FeelLogic.Any(truths);
    }

    protected override string Text() => string.Join(IsAnd ? " and " : " or ", Terms.Select(term => term.Operand()));
}

/// <summary>A condition that is not true, null included, means the other branch (DMN 1.3, 10.3.2).</summary>
internal sealed record IfNode(int Column, FeelNode Condition, FeelNode Then, FeelNode Else) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Condition, Then, Else];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope) =>
        Condition.Evaluate(scope) is FeelBoolean { Value: true } ? Then.Evaluate(scope) : Else.Evaluate(scope);

    protected override string Text() => $"if {Condition} then {Then} else {Else}";
}
