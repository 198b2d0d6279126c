using System.Collections.Immutable;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Calendars;

/// <summary>Reads <c>holidays:</c> (sets of the file itself) and <c>calendars:</c>.</summary>
internal sealed class CalendarFileReader(string fileName)
{
    private readonly CalendarYaml yaml = new(fileName);

    public CalendarFile Read(string text)
    {
        var calendars = yaml.Load(text) is { } root ? ReadRoot(root) : ImmutableSortedDictionary<string, WorkCalendar>.Empty;
        if (calendars.IsEmpty && yaml.Count == 0)
        {
            yaml.Add(new YamlScalarNode(), CalendarDiagnostic.Structure, "Expected 'calendars:' with at least one calendar, but there is none.");
        }

        return new CalendarFile(fileName, calendars, yaml.Diagnostics);
    }

    private ImmutableSortedDictionary<string, WorkCalendar> ReadRoot(YamlNode root)
    {
        var (holidays, calendars) = ((YamlNode?)null, (YamlNode?)null);
        foreach (var (key, value) in yaml.Mapping(root, "a calendar file") is { } top ? yaml.Pairs(top) : [])
        {
            switch (CalendarYaml.Text(key))
            {
                case "holidays":
                    holidays = value;
                    break;
                case "calendars":
                    calendars = value;
                    break;
                default:
                    yaml.Add(key, CalendarDiagnostic.Structure, $"Expected 'calendars' or 'holidays', but found {CalendarYaml.Describe(key)}.");
                    break;
            }
        }

        var sets = holidays is null ? ImmutableDictionary<string, HolidaySet>.Empty : new HolidaySetReader(yaml).Read(holidays);
        return calendars is null ? ImmutableSortedDictionary<string, WorkCalendar>.Empty : ReadCalendars(calendars, sets);
    }

    private ImmutableSortedDictionary<string, WorkCalendar> ReadCalendars(YamlNode node, ImmutableDictionary<string, HolidaySet> sets)
    {
        var calendars = ImmutableSortedDictionary.CreateBuilder<string, WorkCalendar>(StringComparer.Ordinal);
        foreach (var (key, value) in yaml.Mapping(node, "calendars") is { } mapping ? yaml.Pairs(mapping) : [])
        {
            if (new CalendarReader(yaml, sets).Read(key, value) is { } calendar)
            {
                calendars[calendar.Name] = calendar;
            }
        }

        return calendars.ToImmutable();
    }
}
