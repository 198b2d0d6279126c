using System.Diagnostics.CodeAnalysis;

namespace ClientProcess.Engine.Expressions;

/// <summary>What a condition came to: it holds, it does not hold, or it cannot be said and <see cref="Error"/> tells why.</summary>
/// <remarks>There is no silent false: a condition on a name without a value would otherwise send a case the wrong way.</remarks>
public sealed record FeelVerdict
{
    internal FeelVerdict(bool holds) => Holds = holds;

    internal FeelVerdict(FeelError error) => Error = error;

    /// <summary>Null exactly when there is an <see cref="Error"/>.</summary>
    public bool? Holds { get; }

    public FeelError? Error { get; }

    [MemberNotNullWhen(true, nameof(Holds))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Ok => Error is null;
}
