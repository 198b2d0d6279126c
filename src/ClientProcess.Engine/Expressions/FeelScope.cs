namespace ClientProcess.Engine.Expressions;

/// <summary>Which names mean what at one place: the innermost binding first, the caller's names last.</summary>
internal sealed class FeelScope
{
    private readonly FeelScope? outer;
    private readonly string? name;
    private readonly FeelValue value;

    public FeelScope(FeelRun run) => (Run, value) = (run, FeelValue.Null);

    private FeelScope(FeelScope outer, string? name, FeelValue value) =>
        (Run, this.outer, this.name, this.value) = (outer.Run, outer, name, value);

    public FeelRun Run { get; }

    public FeelScope With(string bound, FeelValue meaning) => new(this, bound, meaning);

    /// <summary>Within a filter <c>item</c> is the element, and an element that is a context lends its names (DMN 1.3, 10.3.2.5).</summary>
    public FeelScope WithItem(FeelValue item) =>
        (item is FeelContext ? new FeelScope(this, null, item) : this).With("item", item);

    public FeelValue? Find(string wanted)
    {
        for (var scope = this; scope is not null; scope = scope.outer)
        {
            if (scope.Own(wanted) is { } found)
            {
                return found;
            }
        }

        return Run.Names.GetValueOrDefault(wanted);
    }

    private FeelValue? Own(string wanted) => name is null
        ? (value as FeelContext)?.Entries.GetValueOrDefault(wanted)
        : name == wanted ? value : null;
}
