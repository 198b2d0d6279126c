using System.Diagnostics;
using System.Globalization;
using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Benchmarks;

/// <summary>How long a due moment takes; the bound is 50 microseconds for one ten years ahead.</summary>
public static class CalendarBenchmark
{
    private const int Rounds = 100_000;

    private const string Text = """
        calendars:
          kantoor:
            timezone: Europe/Amsterdam
            hours: { mon-fri: ["09:00-12:30", "13:00-17:00"] }
            holidays: [nl-office]
        """;

    public static void Run()
    {
        var from = Instant.FromUtc(2026, 11, 23, 8, 0);
        Measure("due, 10 years of working time", calendar => calendar.Due(from, Parse("PT18900H")).Value.At);
        Measure("due, 2500 working days end of day", calendar => calendar.Due(from, Parse("2500 working days end of day")).Value.At);
        Measure("due, 8 weeks statutory", calendar => calendar.Due(from, Parse("8 weeks statutory")).Value.At);
        Measure("elapsed, 10 years", calendar => from + calendar.Elapsed(from, from + Duration.FromDays(3652)).Value);
        Measure("earliest from, 10 years of working time", calendar => calendar.EarliestFrom(from, Parse("PT18900H")).Value);
    }

    private static CalendarDuration Parse(string text) => CalendarDuration.Parse(text).Value;

    private static void Measure(string what, Func<WorkCalendar, Instant> ask)
    {
        var calendar = CalendarFile.Read(Text, "benchmark.yaml").Find("kantoor").Value;
        var first = Stopwatch.StartNew();
        var answer = ask(calendar);
        first.Stop();
        var rounds = Stopwatch.StartNew();
        for (var round = 0; round < Rounds; round++)
        {
            answer = ask(calendar);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what}: {rounds.Elapsed.TotalMicroseconds / Rounds:0.00} us (the first time, years not yet added up: {first.Elapsed.TotalMicroseconds:0} us) -> {answer}"));
    }
}
