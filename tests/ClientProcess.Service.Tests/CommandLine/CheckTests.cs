using System.Diagnostics;
using System.Text.Json;

namespace ClientProcess.Service.Tests.CommandLine;

/// <summary>The contract of <c>check</c>: what stands on which line, and the exit code.</summary>
public sealed class CheckTests : IDisposable
{
    private const string Drawing = """
        <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor">
          <process id="P"><documentation>x</documentation>
            <userTask id="A" v:colour="red"/><userTask id="B"/>
            <laneSet id="L"><lane id="l"><flowNodeRef>A</flowNodeRef></lane></laneSet>
          </process>
        </definitions>
        """;

    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("clientprocess-check-").FullName, "tekening.bpmn");

    public CheckTests() => File.WriteAllText(_file, Drawing);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    [Fact]
    public async Task The_report_says_what_is_executed_kept_and_lost()
    {
        var (code, output) = await CheckAsync("--report", _file);
        Assert.Equal(0, code);
        Assert.Equal(
            [
                $"{_file}: 8 elements, 7 executed, 1 kept, nothing lost",
                "  executed: definitions 1, flowNodeRef 1, lane 1, laneSet 1, process 1, userTask 2",
                "  kept: documentation 1",
                "  kept attributes (urn:vendor): colour 1",
                "1 files, 0 errors, 1 warnings",
            ],
            output);
    }

    [Fact]
    public async Task With_json_it_is_one_object_a_line()
    {
        var (_, output) = await CheckAsync("--report", "--json", _file);
        Assert.Equal(3, output.Length);
        Assert.Equal("CP409", Json(output[0]).GetProperty("code").GetString());
        var report = Json(output[1]);
        Assert.Equal((8, 6, 1, 0), (report.GetProperty("elements").GetInt32(), report.GetProperty("executed").GetArrayLength(), report.GetProperty("kept").GetArrayLength(), report.GetProperty("lost").GetArrayLength()));
        Assert.Equal(1, Json(output[2]).GetProperty("warnings").GetInt32());
    }

    [Fact]
    public async Task A_warning_is_no_error_unless_strict()
    {
        Assert.Equal(0, (await CheckAsync(_file)).Code);
        Assert.Equal(1, (await CheckAsync("--strict", _file)).Code);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_reported_on()
    {
        await File.WriteAllTextAsync(_file, "geen tekening");
        var (code, output) = await CheckAsync("--report", _file);
        Assert.Equal((1, "1 files, 1 errors, 0 warnings"), (code, Assert.Single(output)));
    }

    private static async Task<(int Code, string[] Output)> CheckAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "ClientProcess.Cli.dll"), "check", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var (output, _) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static JsonElement Json(string line) => JsonDocument.Parse(line).RootElement;
}
