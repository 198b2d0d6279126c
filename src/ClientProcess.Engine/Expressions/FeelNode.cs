using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// A part of a parsed expression. Repetition (<c>a and b and c</c>, <c>a + b + c</c>, <c>a.b.c</c>) is one node with many
/// parts, so that only brackets and keywords nest, and those are bounded.
/// </summary>
/// <param name="Column">1-based.</param>
internal abstract record FeelNode(int Column)
{
    public abstract ImmutableArray<FeelNode> Children { get; }

    /// <summary>Whether the text needs no brackets as an operand.</summary>
    protected virtual bool IsWhole => true;

    public FeelValue Evaluate(FeelScope scope) => scope.Run.Spend(1, Column) ? Compute(scope) : FeelValue.Null;

    /// <summary>The text as part of a larger one.</summary>
    public string Operand() => IsWhole ? Text() : $"({Text()})";

    public sealed override string ToString() => Text();

    protected abstract FeelValue Compute(FeelScope scope);

    /// <summary>The part in FEEL, in a canonical form that parses to the same part.</summary>
    protected abstract string Text();


    protected FeelValue Null(string message) => FeelValue.NullBecause(Column, message);
}
