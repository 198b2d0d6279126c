using System.CommandLine;

namespace ClientProcess.Cli.Commands;

/// <summary><c>elapsed</c>: how much working time lies between two moments.</summary>
internal static class ElapsedCommand
{
    public static Command Create()
    {
        var calendar = new Option<string>("--calendar") { Description = "FILE#NAME: the calendar to reckon with.", Required = true };
        var from = new Option<string>("--from") { Description = "The first moment, ISO 8601.", Required = true };
        var to = new Option<string>("--to") { Description = "The second moment, ISO 8601.", Required = true };
        var command = new Command("elapsed", "Prints the working time between two moments, in whole seconds.") { calendar, from, to };
        command.SetAction(parsed => Run(parsed.GetValue(calendar)!, parsed.GetValue(from)!, parsed.GetValue(to)!));
        return command;
    }

    private static int Run(string calendarText, string fromText, string toText)
    {
        var (calendar, trouble) = CalendarArguments.Calendar(calendarText);
        if (calendar is null) return Cli.Wrong(trouble!);
        if (CalendarArguments.Moment(fromText, calendar.Zone) is not { } from) return Cli.Wrong($"Expected a moment such as 2026-11-23T09:00+01:00, but got '{fromText}'.");
        if (CalendarArguments.Moment(toText, calendar.Zone) is not { } to) return Cli.Wrong($"Expected a moment such as 2026-11-23T09:00+01:00, but got '{toText}'.");
        var elapsed = calendar.Elapsed(from, to);
        if (elapsed.IsRefused)
        {
            Console.Error.WriteLine(elapsed.Refusal);
            return Cli.FallsShort;
        }
        Console.WriteLine((long)elapsed.Value.TotalSeconds);
        return Cli.Fine;
    }
}
