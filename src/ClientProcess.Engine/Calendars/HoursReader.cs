using System.Collections.Immutable;
using NodaTime;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Calendars;

/// <summary>Reads opening hours, per weekday or range of weekdays; a day by itself goes before a range that holds it.</summary>
internal sealed class HoursReader(CalendarYaml yaml)
{
    private static readonly ImmutableArray<string> DayNames = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

    public WeekHours Week(YamlNode node)
    {
        var week = WeekHours.Closed;
        var given = new Dictionary<IsoDayOfWeek, YamlScalarNode>();
        var lines = yaml.Mapping(node, "hours") is { } mapping ? yaml.Pairs(mapping).ToImmutableArray() : [];
        // Ranges first (a stable order), so that single days overrule them.
        foreach (var (key, value) in lines.OrderBy(line => Weekdays(line.Key).Length == 1))
        {
            var weekdays = Weekdays(key);
            if (weekdays.IsEmpty)
            {
                yaml.Add(key, CalendarDiagnostic.Hours,
                    $"Expected a day ({string.Join(' ', DayNames)}) or a range such as 'mon-fri', but found {CalendarYaml.Describe(key)}.");
            }

            TellTwice(key, weekdays, given);
            week = week.With(weekdays, Day(value));
        }

        TellShiftsIntoNextDay(week, node);
        return week;
    }

    /// <summary>The intervals of one day; those that cannot be read or overlap are told.</summary>
    public ImmutableArray<HoursInterval> Day(YamlNode node)
    {
        var hours = ImmutableArray.CreateBuilder<HoursInterval>();
        foreach (var text in yaml.Texts(node, "hours"))
        {
            var interval = HoursInterval.Parse(CalendarYaml.Text(text));
            if (interval.Refusal is { } refusal)
            {
                yaml.Add(text, CalendarDiagnostic.Hours, refusal);
            }
            else if (hours.FirstOrDefault(interval.Value.Overlaps) is { } other)
            {
                yaml.Add(text, CalendarDiagnostic.Overlap, $"Expected intervals that do not overlap, but {interval.Value} overlaps {other}.");
            }
            else
            {
                hours.Add(interval.Value);
            }
        }

        return [.. hours.OrderBy(interval => interval.StartMinute)];
    }

    private void TellTwice(YamlScalarNode key, ImmutableArray<IsoDayOfWeek> weekdays, Dictionary<IsoDayOfWeek, YamlScalarNode> given)
    {
        foreach (var day in weekdays)
        {
            if (given.TryGetValue(day, out var other) && Weekdays(other).Length == 1 == (weekdays.Length == 1))
            {
                yaml.Add(key, CalendarDiagnostic.Hours,
                    $"Expected the hours of {DayNames[(int)day - 1]} once, "
                    + $"but '{CalendarYaml.Text(key)}' and '{CalendarYaml.Text(other)}' both give them.");
                return;
            }

            given[day] = key;
        }
    }

    private void TellShiftsIntoNextDay(WeekHours week, YamlNode node)
    {
        foreach (var day in Enum.GetValues<IsoDayOfWeek>()[1..])
        {
            var next = day == IsoDayOfWeek.Sunday ? IsoDayOfWeek.Monday : day + 1;
            if (WeekHours.Overlap(week[day], week[next]) is { } overlap)
            {
                yaml.Add(node, CalendarDiagnostic.Overlap,
                    $"Expected intervals that do not overlap, but {overlap.First} of {DayNames[(int)day - 1]} "
                    + $"runs into {overlap.Second} of {DayNames[(int)next - 1]}.");
                return;
            }
        }
    }

    /// <summary>Nothing when the text is no day and no range; a range may pass the weekend (<c>fri-mon</c>).</summary>
    private static ImmutableArray<IsoDayOfWeek> Weekdays(YamlScalarNode key)
    {
        var ends = CalendarYaml.Text(key).Split('-');
        var (first, last) = (DayNames.IndexOf(ends[0]), DayNames.IndexOf(ends[^1]));
        if (ends.Length > 2 || first < 0 || last < 0)
        {
            return [];
        }

        var length = ((last - first + DayNames.Length) % DayNames.Length) + 1;
        return [.. Enumerable.Range(first, length).Select(index => (IsoDayOfWeek)((index % DayNames.Length) + 1))];
    }
}
