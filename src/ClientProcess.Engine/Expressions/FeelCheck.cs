using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary>Reads a parsed expression once: which names it takes from its caller, and which parts cannot work.</summary>
internal sealed class FeelCheck
{
    private readonly List<FeelError> errors = [];
    private readonly SortedSet<string> names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> namesInFilters = new(StringComparer.Ordinal);

    public FeelCheck(FeelNode whole) => Visit(whole, [], names);

    public IReadOnlyList<FeelError> Errors => errors;

    public ImmutableSortedSet<string> Names => names.ToImmutableSortedSet(StringComparer.Ordinal);

    public ImmutableSortedSet<string> NamesInFilters => namesInFilters.ToImmutableSortedSet(StringComparer.Ordinal);

    private void Visit(FeelNode node, ImmutableHashSet<string> bound, SortedSet<string> found)
    {
        switch (node)
        {
            case InvalidNode invalid:
                errors.Add(new FeelError(invalid.Column, invalid.Message));
                break;
            case NameNode name when !bound.Contains(name.Name):
                found.Add(name.Name);
                break;
            case CallNode call:
                VisitCall(call, bound, found);
                break;
            case PathNode path:
                VisitPath(path, bound, found);
                break;
            case ForNode loop:
                VisitLoop(loop.Iterators, loop.Body, bound, found);
                break;
            case QuantifierNode loop:
                VisitLoop(loop.Iterators, loop.Body, bound, found);
                break;
            default:
                VisitAll(node.Children, bound, found);
                break;
        }
    }

    private void VisitAll(ImmutableArray<FeelNode> nodes, ImmutableHashSet<string> bound, SortedSet<string> found)
    {
        foreach (var node in nodes)
        {
            Visit(node, bound, found);
        }
    }

    /// <summary>The clock's functions read the caller's name 'now'.</summary>
    private void VisitCall(CallNode call, ImmutableHashSet<string> bound, SortedSet<string> found)
    {
        if (call.Problem is { } problem)
        {
            errors.Add(problem);
        }
        else if (call.Name is "now" or "today")
        {
            names.Add("now");
        }

        VisitAll(call.Args, bound, found);
    }

    private void VisitPath(PathNode path, ImmutableHashSet<string> bound, SortedSet<string> found)
    {
        Visit(path.Start, bound, found);
        foreach (var filter in path.Steps.Select(step => step.Filter).OfType<FeelNode>())
        {
            Visit(filter, bound.Add("item"), namesInFilters);
        }
    }

    private void VisitLoop(ImmutableArray<Iterator> iterators, FeelNode body, ImmutableHashSet<string> bound, SortedSet<string> found)
    {
        foreach (var iterator in iterators)
        {
            Visit(iterator.Domain, bound, found);
            bound = bound.Add(iterator.Name);
        }

        Visit(body, bound, found);
    }
}
