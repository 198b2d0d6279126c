namespace ClientProcess.Engine.Expressions;

/// <summary>How deep brackets and prefixes stand within each other, counted before anything recursive runs.</summary>
internal static class FeelNesting
{
    /// <summary>The index of the first item that stands deeper than allowed, or null.</summary>
    /// <param name="items">+1 opens a bracket, -1 closes one, 2 is a prefix that nests until its bracket closes, 0 is all else.</param>
    public static int? TooDeep(IEnumerable<int> items)
    {
        var prefixes = new Stack<int>([0]);
        var depth = 0;
        foreach (var (index, item) in items.Index())
        {
            switch (item)
            {
                case > 1:
                    depth++;
                    prefixes.Push(prefixes.Pop() + 1);
                    break;
                case 1:
                    depth++;
                    prefixes.Push(0);
                    break;
                case -1 when prefixes.Count > 1:
                    depth -= 1 + prefixes.Pop();
                    break;
            }

            if (depth > FeelBounds.NestingMax)
            {
                return index;
            }
        }

        return null;
    }
}
