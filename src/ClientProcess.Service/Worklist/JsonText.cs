using System.Text.Json;

namespace ClientProcess.Service.Worklist;

/// <summary>Reads a JSON column that holds a text.</summary>
public static class JsonText
{
    public static string? Of(string? json)
    {
        if (json is null) return null;
        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind == JsonValueKind.String ? document.RootElement.GetString() : document.RootElement.GetRawText();
    }
}
