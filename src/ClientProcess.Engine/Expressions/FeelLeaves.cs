using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary>A literal: what it says is what it is.</summary>
internal sealed record LiteralNode(int Column, FeelValue Value) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [];

    protected override FeelValue Compute(FeelScope scope) => Value;

    protected override string Text() => Value.ToString();
}

/// <summary>A literal that has the right shape but no meaning, such as <c>@"2026-02-30"</c>; parsing reports it.</summary>
internal sealed record InvalidNode(int Column, string Message) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [];

    protected override FeelValue Compute(FeelScope scope) => Null(Message);

    protected override string Text() => "null";
}

internal sealed record NameNode(int Column, string Name) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [];

    protected override FeelValue Compute(FeelScope scope) => scope.Find(Name) switch
    {
        null => Null($"there is no name '{Name}'"),
        FeelNull { Because: { Column: 0 } because } => Null($"'{Name}' has no value: {because.Message}"),
        FeelNull { Because: null } => Null($"'{Name}' has no value"),
        var found => found,
    };

    protected override string Text() => Name;
}

internal sealed record ListNode(int Column, ImmutableArray<FeelNode> Items) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => Items;

    protected override FeelValue Compute(FeelScope scope) =>
        scope.Run.Made(new FeelList([.. Items.Select(item => item.Evaluate(scope))]), Column);

    protected override string Text() => $"[{string.Join(", ", Items)}]";
}

internal sealed record ContextNode(int Column, ImmutableArray<(string Name, FeelNode Value)> Entries) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [.. Entries.Select(entry => entry.Value)];

    protected override FeelValue Compute(FeelScope scope)
    {
        var entries = ImmutableSortedDictionary.CreateBuilder<string, FeelValue>(StringComparer.Ordinal);
        foreach (var (name, value) in Entries)
        {
            entries[name] = value.Evaluate(scope);
        }

        return scope.Run.Made(new FeelContext(entries.ToImmutable()), Column);
    }

    protected override string Text() => $"{{{string.Join(", ", Entries.Select(entry => $"{FeelText.Quote(entry.Name)}: {entry.Value}"))}}}";
}

internal sealed record RangeNode(int Column, FeelNode Start, bool StartIncluded, FeelNode End, bool EndIncluded) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => [Start, End];

    protected override FeelValue Compute(FeelScope scope) =>
        scope.Run.Made(new FeelRange(Start.Evaluate(scope), StartIncluded, End.Evaluate(scope), EndIncluded), Column);

    protected override string Text() =>
        $"{(StartIncluded ? '[' : '(')}{Start.Operand()}..{End.Operand()}{(EndIncluded ? ']' : ')')}";
}
