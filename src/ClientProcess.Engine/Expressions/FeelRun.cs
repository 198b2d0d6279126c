using System.Text.RegularExpressions;

namespace ClientProcess.Engine.Expressions;

/// <summary>One evaluation: the caller's names, the steps spent, and the error that stopped it, if any.</summary>
internal sealed class FeelRun(IReadOnlyDictionary<string, FeelValue> names, FeelBounds bounds)
{
    private readonly Dictionary<(string Pattern, RegexOptions Options), Regex> patterns = [];
    private long steps;

    public IReadOnlyDictionary<string, FeelValue> Names { get; } = names;

    public FeelBounds Bounds { get; } = bounds;

    public FeelError? Error { get; private set; }

    public bool Stopped => Error is not null;

    /// <summary>Counts work before it is done; false when the evaluation has stopped, now or earlier.</summary>
    public bool Spend(long count, int column)
    {
        steps += count;
        if (steps > Bounds.StepsMax)
        {
            Stop(column, $"the evaluation takes more than {Bounds.StepsMax} steps");
        }

        return !Stopped;
    }

    /// <summary>Ends the evaluation; the first error stays. Everything above sees null and unwinds.</summary>
    public FeelValue Stop(int column, string message)
    {
        Error ??= new FeelError(column, message);
        return FeelValue.Null;
    }

    /// <summary>A value that the expression made, when it is within the bounds.</summary>
    public FeelValue Made(FeelValue value, int column) => value switch
    {
        FeelString text when text.Value.Length > Bounds.TextCharsMax => Stop(column, $"the text is longer than {Bounds.TextCharsMax} characters"),
        FeelList list when list.Items.Length > Bounds.ListItemsMax => Stop(column, $"the list has more than {Bounds.ListItemsMax} items"),
        _ when value.Units > Bounds.ValueUnitsMax => Stop(column, $"the value is larger than {Bounds.ValueUnitsMax} units"),
        _ => Spend(value is FeelString ? value.Units : 1, column) ? value : FeelValue.Null,
    };

    /// <summary>Prepares each pattern once per evaluation. Throws what <see cref="Regex"/> throws for patterns it refuses.</summary>
    public Regex Pattern(string pattern, RegexOptions options)
    {
        if (!patterns.TryGetValue((pattern, options), out var regex))
        {
            regex = new Regex(pattern, options | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            patterns.Add((pattern, options), regex);
        }

        return regex;
    }
}
