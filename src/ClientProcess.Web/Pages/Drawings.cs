using System.Globalization;
using ClientProcess.Service.Publishing;

namespace ClientProcess.Web.Pages;

/// <summary>Hands out published drawings to whoever is signed in. A version never changes, so a browser keeps it.</summary>
internal static class Drawings
{
    public static void MapDrawings(this WebApplication app) =>
        app.MapGet("/definitions/{key}/{version:int}.bpmn", async (string key, int version, HttpContext context, DefinitionLibrary definitions, CancellationToken cancel) =>
        {
            if (await definitions.ContentAsync(key, version, cancel) is not { } content) return Results.NotFound();
            context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
            return Results.Bytes(content, "application/xml");
        }).ExcludeFromDescription();

    public static string AddressOf(string key, int version) =>
        string.Create(CultureInfo.InvariantCulture, $"/definitions/{Uri.EscapeDataString(key)}/{version}.bpmn");
}
