namespace ClientProcess.Engine.Calendars;

/// <summary>What is wrong with a calendar file, and where: line and column count from 1.</summary>
public sealed record CalendarDiagnostic(string File, int Line, int Column, string Code, string Message)
{
    public const string Syntax = "CAL001";
    public const string Structure = "CAL002";
    public const string Zone = "CAL003";
    public const string Hours = "CAL004";
    public const string Overlap = "CAL005";
    public const string HolidaySet = "CAL006";
    public const string Date = "CAL007";
    public const string NeverOpens = "CAL008";

    public override string ToString() => $"{File}:{Line}:{Column}: error {Code} {Message}";
}
