namespace ClientProcess.Web.Api;

/// <summary>The body of a request, read once: for what it asks, and for recognising that the same is asked again. The server bounds its size.</summary>
internal static class RequestBytes
{
    private static readonly object Key = new();

    public static async ValueTask<byte[]> OfAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(Key, out var known)) return (byte[])known!;
        using var buffer = new MemoryStream();
        await context.Request.Body.CopyToAsync(buffer, context.RequestAborted);
        var bytes = buffer.ToArray();
        context.Items[Key] = bytes;
        return bytes;
    }
}
