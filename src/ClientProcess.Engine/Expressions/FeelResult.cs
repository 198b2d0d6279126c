using System.Diagnostics.CodeAnalysis;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// What an evaluation came to. A mismatch of types is a value, <see cref="FeelNull"/> with its cause (DMN 1.3, 10.3.2);
/// an error means that there was no answer at all: a bound was reached, or the clock was asked for.
/// </summary>
public sealed record FeelResult(FeelValue Value, FeelError? Error)
{
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;
}
