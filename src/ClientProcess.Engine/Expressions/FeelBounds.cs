namespace ClientProcess.Engine.Expressions;

/// <summary>
/// How far an expression may go. The engine has no clock, so work is bounded by counting it, which also makes the
/// outcome the same on every machine.
/// </summary>
public sealed record FeelBounds
{
    /// <summary>Characters in an expression: a condition is a line or two; this leaves room for a list of some 500 postal codes.</summary>
    public const int ExpressionCharsMax = 10_000;

    /// <summary>
    /// Brackets and <c>if</c>, <c>for</c>, <c>some</c>, <c>every</c> within each other: conditions have four or five. Parsing
    /// takes some 20 kB of stack for each, and a thread may have no more than 1 MB.
    /// </summary>
    public const int NestingMax = 32;

    /// <summary>Characters in a regular expression: patterns check the shape of a number or a code, not a document.</summary>
    public const int PatternCharsMax = 500;

    /// <summary>Characters a regular expression looks through: matching without backtracking takes at most states times characters.</summary>
    public const int PatternInputCharsMax = 10_000;

    /// <summary>Steps that preparing one pattern costs: about what it takes beside one evaluated node.</summary>
    internal const int PatternSteps = 500;

    /// <summary>Characters of text that count as one unit of size, about the memory of one list item.</summary>
    internal const int CharsPerUnit = 16;

    public static FeelBounds Default { get; } = new();

    /// <summary>Steps in one evaluation: one per evaluated part and one per item or 16 characters walked; about 10 ms of work.</summary>
    public int StepsMax { get; init; } = 100_000;

    /// <summary>Items in a list that an expression makes; a case's own lists are far shorter.</summary>
    public int ListItemsMax { get; init; } = 10_000;

    /// <summary>Characters in a text that an expression makes.</summary>
    public int TextCharsMax { get; init; } = 100_000;

    /// <summary>
    /// Units (an item, or 16 characters) in a value that an expression makes, all it contains included: lists that repeat one
    /// another grow exponentially.
    /// </summary>
    public int ValueUnitsMax { get; init; } = 100_000;
}
