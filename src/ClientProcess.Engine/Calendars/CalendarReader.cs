using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Calendars;

/// <summary>Reads one calendar; null when something in it is wrong, which is then told.</summary>
internal sealed class CalendarReader(CalendarYaml yaml, ImmutableDictionary<string, HolidaySet> sets)
{
    private readonly HoursReader hours = new(yaml);
    private DateTimeZone? zone;

    public WorkCalendar? Read(YamlScalarNode key, YamlNode node)
    {
        var before = yaml.Count;
        var rules = new CalendarRules(CalendarYaml.Text(key), DateTimeZone.Utc, WeekHours.Closed);
        foreach (var (field, value) in yaml.Mapping(node, "a calendar") is { } mapping ? yaml.Pairs(mapping) : [])
        {
            rules = Read(rules, field, value);
        }

        if (yaml.Count == before)
        {
            TellWhatIsMissing(rules, key, node);
        }

        return yaml.Count == before && zone is not null ? new WorkCalendar(rules with { Zone = zone }) : null;
    }

    private CalendarRules Read(CalendarRules rules, YamlScalarNode field, YamlNode value)
    {
        switch (CalendarYaml.Text(field))
        {
            case "timezone":
                zone = Zone(value);
                return rules;
            case "hours":
                return rules with { Hours = hours.Week(value) };
            case "holidays":
                return rules with { Holidays = Holidays(value) };
            case "closed":
                return rules with { Closed = [.. yaml.Texts(value, "closed dates").Select(Date).OfType<LocalDate>()] };
            case "open":
                return rules with { Open = Openings(value) };
            default:
                yaml.Add(field, CalendarDiagnostic.Structure,
                    $"Expected timezone, hours, holidays, closed or open, but found {CalendarYaml.Describe(field)}.");
                return rules;
        }
    }

    private DateTimeZone? Zone(YamlNode node)
    {
        var found = node is YamlScalarNode { Value: { } id } ? DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) : null;
        if (found is null)
        {
            yaml.Add(node, CalendarDiagnostic.Zone, $"Expected a time zone such as 'Europe/Amsterdam', but found {CalendarYaml.Describe(node)}.");
        }

        return found;
    }

    private ImmutableArray<HolidaySet> Holidays(YamlNode node)
    {
        var found = ImmutableArray.CreateBuilder<HolidaySet>();
        foreach (var name in yaml.Texts(node, "holiday sets"))
        {
            var set = HolidaySets.Find(CalendarYaml.Text(name), sets);
            if (set.Refusal is { } refusal)
            {
                yaml.Add(name, CalendarDiagnostic.HolidaySet, refusal);
            }
            else
            {
                found.Add(set.Value);
            }
        }

        return found.ToImmutable();
    }

    private ImmutableSortedDictionary<LocalDate, ImmutableArray<HoursInterval>> Openings(YamlNode node)
    {
        var openings = ImmutableSortedDictionary.CreateBuilder<LocalDate, ImmutableArray<HoursInterval>>();
        foreach (var (key, value) in !CalendarYaml.IsNothing(node) && yaml.Mapping(node, "openings") is { } mapping ? yaml.Pairs(mapping) : [])
        {
            if (Date(key) is { } date)
            {
                openings[date] = hours.Day(value);
            }
        }

        return openings.ToImmutable();
    }

    private LocalDate? Date(YamlScalarNode node)
    {
        var date = LocalDatePattern.Iso.Parse(CalendarYaml.Text(node));
        if (date.Success && date.Value.Year is > WorkingTime.FirstYear and < WorkingTime.LastYear)
        {
            return date.Value;
        }

        yaml.Add(node, CalendarDiagnostic.Date, $"Expected a date such as '2026-12-24', but found {CalendarYaml.Describe(node)}.");
        return null;
    }

    private void TellWhatIsMissing(CalendarRules rules, YamlScalarNode key, YamlNode node)
    {
        if (zone is null)
        {
            yaml.Add(key, CalendarDiagnostic.Zone, $"Expected calendar '{rules.Name}' to have a timezone, but it has none.");
        }
        else if (rules.NeverOpens)
        {
            yaml.Add(key, CalendarDiagnostic.NeverOpens,
                $"Expected calendar '{rules.Name}' to open, but it never does: it has no hours and no open dates.");
        }
        else if (rules.Open.Keys.FirstOrDefault(rules.Closed.Contains) is var date && rules.Closed.Contains(date))
        {
            yaml.Add(node, CalendarDiagnostic.Date, $"Expected {LocalDatePattern.Iso.Format(date)} to be open or closed, but it is both.");
        }
    }
}
