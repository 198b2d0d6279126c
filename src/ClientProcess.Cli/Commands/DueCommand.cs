using System.CommandLine;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Cli.Commands;

/// <summary><c>due</c>: when something is due, and why then.</summary>
internal static class DueCommand
{
    public static Command Create()
    {
        var calendar = new Option<string>("--calendar") { Description = "FILE#NAME: the calendar to reckon with.", Required = true };
        var from = new Option<string>("--from") { Description = "The moment it starts, ISO 8601; without an offset in the calendar's zone.", Required = true };
        var add = new Option<string>("--add") { Description = "PT15H (working time), '3 working days', '2 working days end of day' or '8 weeks statutory'.", Required = true };
        var command = new Command("due", "Prints when something is due, and then why: a line per segment.") { calendar, from, add };
        command.SetAction(parsed => Run(parsed.GetValue(calendar)!, parsed.GetValue(from)!, parsed.GetValue(add)!));
        return command;
    }

    private static int Run(string calendarText, string fromText, string addText)
    {
        var (calendar, trouble) = CalendarArguments.Calendar(calendarText);
        if (calendar is null) return Cli.Wrong(trouble!);
        if (CalendarArguments.Moment(fromText, calendar.Zone) is not { } from) return Cli.Wrong($"Expected a moment such as 2026-11-23T09:00+01:00, but got '{fromText}'.");
        var duration = CalendarDuration.Parse(addText);
        if (duration.IsRefused) return Cli.Wrong(duration.Refusal!);
        var due = calendar.Due(from, duration.Value);
        if (due.IsRefused)
        {
            Console.Error.WriteLine(due.Refusal);
            return Cli.FallsShort;
        }
        Console.WriteLine(due.Value);
        foreach (var segment in due.Value.Explanation) Console.WriteLine(segment);
        return Cli.Fine;
    }
}
