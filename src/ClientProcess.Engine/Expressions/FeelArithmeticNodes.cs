using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <param name="Column">Of the operator.</param>
internal sealed record ArithmeticStep(int Column, FeelOperator How, FeelNode Operand);

/// <summary><c>a + b - c</c>: operators of one rank, from left to right; the power too (DMN 1.3).</summary>
internal sealed record ArithmeticNode(int Column, FeelNode First, ImmutableArray<ArithmeticStep> Steps) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [First, .. Steps.Select(step => step.Operand)];

    /// <summary>One node for a whole row of one rank; counting goes from left to right anyway, so brackets at its left change nothing.</summary>
    public static ArithmeticNode Join(FeelNode left, ArithmeticStep step) => left is ArithmeticNode row && Rank(row.Steps[0].How) == Rank(step.How)
        ? row with { Steps = row.Steps.Add(step) }
        : new ArithmeticNode(left.Column, left, [step]);

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope)
    {
        var value = First.Evaluate(scope);
        foreach (var step in Steps)
        {
            var right = step.Operand.Evaluate(scope);
            value = scope.Run.Made(FeelArithmetic.Apply(step.Column, value, step.How, right), step.Column);
        }

        return value;
    }

    protected override string Text() =>
        First.Operand() + string.Concat(Steps.Select(step => $" {FeelArithmetic.Sign(step.How)} {step.Operand.Operand()}"));

    private static int Rank(FeelOperator how) => how switch
    {
        FeelOperator.Add or FeelOperator.Subtract => 1,
        FeelOperator.Multiply or FeelOperator.Divide => 2,
        _ => 3,
    };
}

internal sealed record NegateNode(int Column, FeelNode Number) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Number];

    protected override bool IsWhole => false;

    protected override FeelValue Compute(FeelScope scope) => FeelArithmetic.Negate(Column, Number.Evaluate(scope));

    protected override string Text() => $"-{Number.Operand()}";
}
