using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClientProcess.Service.Storage;

namespace ClientProcess.Cli;

/// <summary>What every command shares: exit codes, and how an object becomes a line.</summary>
internal static class Cli
{
    public const int Fine = 0;
    public const int FallsShort = 1;
    public const int UsedWrongly = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static async Task<int> RunAsync(RootCommand root, string[] args)
    {
        Console.OutputEncoding = new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors) await Console.Error.WriteLineAsync(error.Message);
            await Console.Error.WriteLineAsync("Try --help.");
            return UsedWrongly;
        }
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }

    public static void Line(object item) => Console.WriteLine(JsonSerializer.Serialize(item, Json));

    public static string KindOf(Database database) => database.IsPostgres ? "postgresql" : "sqlite";

    public static int Wrong(string message)
    {
        Console.Error.WriteLine(message);
        return UsedWrongly;
    }
}
