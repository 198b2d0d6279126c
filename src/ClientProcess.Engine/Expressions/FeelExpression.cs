using System.Collections.Immutable;
using Superpower.Model;

namespace ClientProcess.Engine.Expressions;

/// <summary>
/// A parsed expression in a subset of FEEL, the Friendly Enough Expression Language (DMN 1.3, chapter 10), as conditions on
/// sequence flows use it. Left out: names with keywords or signs in them, function definitions, named arguments, <c>instance of</c>, <c>]a..b[</c>,
/// and the clock. Immutable; the same names and bounds always give the same result.
/// </summary>
public sealed class FeelExpression
{
    private readonly FeelNode root;

    private FeelExpression(FeelNode root, FeelCheck check) =>
        (this.root, Names, NamesInFilters) = (root, check.Names, check.NamesInFilters);

    /// <summary>The names that the expression takes from its caller; a call of <c>now()</c> or <c>today()</c> takes <c>now</c>.</summary>
    public ImmutableSortedSet<string> Names { get; }

    /// <summary>The names within filters, which are members of the filtered elements or, failing that, the caller's.</summary>
    public ImmutableSortedSet<string> NamesInFilters { get; }

    /// <summary>Reads an expression. A text that is none gives errors, never an exception.</summary>
    public static FeelParsed Parse(string text)
    {
        if (text.Length > FeelBounds.ExpressionCharsMax)
        {
            return new FeelParsed(new FeelError(
                FeelBounds.ExpressionCharsMax + 1, $"an expression has at most {FeelBounds.ExpressionCharsMax} characters"));
        }

        var tokens = FeelTokenizer.Tokenize(text);
        return tokens.HasValue
            ? Parse(text, tokens.Value)
            : new FeelParsed(Error(text, tokens.ErrorPosition, tokens.FormatErrorMessageFragment()));
    }

    /// <summary>The value for these names. A name that is not there is null (see <see cref="Names"/> to find out first).</summary>
    public FeelResult Evaluate(IReadOnlyDictionary<string, FeelValue> names, FeelBounds? bounds = null)
    {
        var run = new FeelRun(names, bounds ?? FeelBounds.Default);
        var value = root.Evaluate(new FeelScope(run));
        return run.Error is { } error ? new FeelResult(FeelValue.Null, error) : new FeelResult(value, null);
    }

    /// <summary>Whether the expression holds as a condition; when its value is neither true nor false, the verdict says why.</summary>
    public FeelVerdict EvaluateCondition(IReadOnlyDictionary<string, FeelValue> names, FeelBounds? bounds = null) => Evaluate(names, bounds) switch
    {
        { Error: { } error } => new FeelVerdict(error),
        { Value: FeelBoolean boolean } => new FeelVerdict(boolean.Value),
        { Value: FeelNull { Because: { } because } } => new FeelVerdict(because with
        {
            Message = $"the condition is null because {because.Message}, column {because.Column}",
        }),
        { Value: FeelNull } => new FeelVerdict(new FeelError(root.Column, "the condition is null because it says so")),
        var other => new FeelVerdict(new FeelError(root.Column, $"the condition is {other.Value.Kind}, not true or false")),
    };

    /// <summary>The expression in a canonical form, which parses to an expression with the same meaning.</summary>
    public override string ToString() => root.ToString();

    private static FeelParsed Parse(string text, TokenList<FeelToken> tokens)
    {
        if (FeelNesting.TooDeep(tokens.Select(token => Nests(token.Kind))) is { } deepest)
        {
            return new FeelParsed(new FeelError(
                FeelLiterals.Column(tokens.ElementAt(deepest)), $"brackets and keywords nest deeper than {FeelBounds.NestingMax}"));
        }

        var parsed = FeelGrammar.Whole(tokens);
        if (!parsed.HasValue)
        {
            return new FeelParsed(Error(text, parsed.ErrorPosition, parsed.FormatErrorMessageFragment()));
        }

        var check = new FeelCheck(parsed.Value);
        return check.Errors.Count > 0 ? new FeelParsed(check.Errors) : new FeelParsed(new FeelExpression(parsed.Value, check));
    }

    private static int Nests(FeelToken token) => token switch
    {
        FeelToken.OpenRound or FeelToken.OpenSquare or FeelToken.OpenCurly => 1,
        FeelToken.CloseRound or FeelToken.CloseSquare or FeelToken.CloseCurly => -1,
        FeelToken.If or FeelToken.For or FeelToken.Some or FeelToken.Every => 2,
        _ => 0,
    };

    /// <summary>An error without a position is one at the end of the text.</summary>
    private static FeelError Error(string text, Position position, string message) =>
        new((position.HasValue ? position.Absolute : text.Length) + 1, message);
}
