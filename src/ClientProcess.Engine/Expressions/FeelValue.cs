using System.Collections.Immutable;
using System.Text.Json;
using NodaTime;

namespace ClientProcess.Engine.Expressions;

/// <summary>A value of FEEL's semantic domain (DMN 1.3, 10.3.2). The kinds are closed: see the records below this one.</summary>
public abstract record FeelValue
{
    private protected FeelValue()
    {
    }

    public static FeelValue Null { get; } = new FeelNull(null);

    /// <summary>The kind's name as FEEL's writers know it, with its article, for messages: "a number".</summary>
    public abstract string Kind { get; }

    /// <summary>What walking over the whole value costs: one unit per item, and one per 16 characters.</summary>
    internal virtual long Units => 1;

    /// <summary>From JSON: text stays text, also when it looks like a date; a number too large for a decimal becomes null.</summary>
    public static FeelValue From(JsonElement json) => FeelJson.Read(json);

    public static FeelValue From(bool value) => new FeelBoolean(value);

    public static FeelValue From(decimal value) => new FeelNumber(value);

    public static FeelValue From(string value) => new FeelString(value);

    public static FeelValue From(LocalDate value) => new FeelDate(value);

    /// <summary>A moment on the wall clock of its place, with the offset that holds there; conditions see local date and time in it.</summary>
    public static FeelValue From(OffsetDateTime value) => new FeelDateTime(value.LocalDateTime, value.Offset);

    /// <summary>To JSON: temporal values and ranges become text in ISO 8601 or FEEL form.</summary>
    public JsonElement ToJson() => FeelJson.Write(this);

    /// <summary>The value as a FEEL literal, which parses to the same value again.</summary>
    public sealed override string ToString() => FeelText.Literal(this);

    internal static FeelValue NullBecause(int column, string message) => new FeelNull(new FeelError(column, message));
}

/// <summary>Null: no value, or the outcome of a mismatch. All nulls are equal, whatever their cause.</summary>
/// <param name="Because">Where and why the value got lost, if the expression itself did not say <c>null</c>.</param>
public sealed record FeelNull(FeelError? Because) : FeelValue
{
    public override string Kind => "null";

    public bool Equals(FeelNull? other) => other is not null;

    public override int GetHashCode() => 0;
}

public sealed record FeelBoolean(bool Value) : FeelValue
{
    public override string Kind => "a boolean";
}

/// <summary>28 to 29 significant digits, where DMN asks for 34: amounts and counts fit, and nothing is lost to binary fractions.</summary>
public sealed record FeelNumber(decimal Value) : FeelValue
{
    public override string Kind => "a number";
}

public sealed record FeelString(string Value) : FeelValue
{
    public override string Kind => "a string";

    internal override long Units => 1 + (Value.Length / FeelBounds.CharsPerUnit);
}

public sealed record FeelDate(LocalDate Value) : FeelValue
{
    public override string Kind => "a date";
}

/// <param name="Offset">Null for a time of day without a place.</param>
public sealed record FeelTime(LocalTime Value, Offset? Offset) : FeelValue
{
    public override string Kind => "a time";
}

/// <param name="Offset">Null for a date and time without a place. A zone in a literal is resolved to its offset then and there.</param>
public sealed record FeelDateTime(LocalDateTime Value, Offset? Offset) : FeelValue
{
    public override string Kind => "a date and time";
}

/// <summary>A "days and time duration": a length of time that every day has in common (DMN 1.3, 10.3.2).</summary>
public sealed record FeelDaysDuration(Duration Value) : FeelValue
{
    public override string Kind => "a days and time duration";
}

/// <summary>A "years and months duration" (DMN 1.3, 10.3.2); not comparable with one of days.</summary>
public sealed record FeelMonthsDuration(long Months) : FeelValue
{
    public override string Kind => "a years and months duration";
}

/// <summary>All values from a start to an end, such as <c>[1..10)</c> (DMN 1.3, 10.3.2.7).</summary>
public sealed record FeelRange(FeelValue Start, bool StartIncluded, FeelValue End, bool EndIncluded) : FeelValue
{
    public override string Kind => "a range";

    internal override long Units { get; } = 1 + Start.Units + End.Units;
}

public sealed record FeelList(ImmutableArray<FeelValue> Items) : FeelValue
{
    public override string Kind => "a list";

    internal override long Units { get; } = 1 + Items.Sum(item => item.Units);

    public bool Equals(FeelList? other) => other is not null && Items.SequenceEqual(other.Items);

    public override int GetHashCode() => Items.Aggregate(Items.Length, HashCode.Combine);
}

/// <summary>Named values within a value, as a JSON object has them.</summary>
public sealed record FeelContext(ImmutableSortedDictionary<string, FeelValue> Entries) : FeelValue
{
    public override string Kind => "a context";

    internal override long Units { get; } = 1 + Entries.Sum(entry => entry.Value.Units + 1 + (entry.Key.Length / FeelBounds.CharsPerUnit));

    public bool Equals(FeelContext? other) => other is not null && Entries.SequenceEqual(other.Entries);

    public override int GetHashCode() => Entries.Count;
}
