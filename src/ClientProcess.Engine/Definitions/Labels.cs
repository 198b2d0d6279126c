namespace ClientProcess.Engine.Definitions;

/// <summary>Names as people drew them carry line breaks and double spaces; comparing and showing want neither.</summary>
public static class Labels
{
    public static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    public static bool Same(string? left, string? right) =>
        left is not null && right is not null && string.Equals(OneLine(left), OneLine(right), StringComparison.OrdinalIgnoreCase);
}
