using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>How a case can end. Every case that ends has one.</summary>
public static class Outcomes
{
    public const string Honoured = "honoured";
    public const string NotHonoured = "not-honoured";
    public const string Withdrawn = "withdrawn";
    public const string Forwarded = "forwarded";
    public const string Duplicate = "duplicate";
    public const string NotReached = "not-reached";

    public static readonly ImmutableArray<string> All = [Honoured, NotHonoured, Withdrawn, Forwarded, Duplicate, NotReached];
}
