using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ClientProcess.Engine.Expressions;

/// <summary>The answer of <see cref="FeelExpression.Parse(string)"/>: an expression, or at least one error; never both.</summary>
public sealed record FeelParsed
{
    internal FeelParsed(FeelExpression expression) => Expression = expression;

    internal FeelParsed(params IEnumerable<FeelError> errors) => Errors = [.. errors.OrderBy(error => error.Column)];

    public FeelExpression? Expression { get; }

    /// <summary>In the order of the text.</summary>
    public ImmutableArray<FeelError> Errors { get; } = [];

    [MemberNotNullWhen(true, nameof(Expression))]
    public bool Ok => Expression is not null;
}
