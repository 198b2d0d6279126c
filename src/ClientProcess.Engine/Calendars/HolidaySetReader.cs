using System.Collections.Immutable;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.RepresentationModel;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// Reads the file's own holiday sets: a list of dates, or dates with their names. <c>2026-12-24</c> is one day,
/// <c>12-24</c> the same day every year.
/// </summary>
internal sealed class HolidaySetReader(CalendarYaml yaml)
{
    private static readonly AnnualDatePattern EveryYear = AnnualDatePattern.CreateWithInvariantCulture("MM-dd");

    public ImmutableDictionary<string, HolidaySet> Read(YamlNode node)
    {
        var sets = ImmutableDictionary.CreateBuilder<string, HolidaySet>(StringComparer.Ordinal);
        foreach (var (key, value) in yaml.Mapping(node, "holiday sets") is { } mapping ? yaml.Pairs(mapping) : [])
        {
            var name = CalendarYaml.Text(key);
            if (HolidaySets.IsReserved(name))
            {
                yaml.Add(key, CalendarDiagnostic.HolidaySet,
                    $"Expected a name of your own, but names such as '{name}' are the engine's: they start with 'nl-'.");
                continue;
            }

            sets[name] = ReadSet(name, value);
        }

        return sets.ToImmutable();
    }

    private HolidaySet ReadSet(string name, YamlNode node)
    {
        var days = node is YamlMappingNode named
            ? yaml.Pairs(named).Select(pair => (pair.Key, Name: Title(pair.Value, name)))
            : yaml.Texts(node, "holidays").Select(date => (Key: date, Name: name));
        var rules = days.Select(day => Rule(day.Key, day.Name)).OfType<Func<int, Holiday?>>().ToImmutableArray();
        return new HolidaySet(name, year => rules.Select(rule => rule(year)).OfType<Holiday>());
    }

    private static string Title(YamlNode node, string otherwise) =>
        node is YamlScalarNode { Value.Length: > 0 } text && !CalendarYaml.IsNothing(node) ? CalendarYaml.Text(text) : otherwise;

    private Func<int, Holiday?>? Rule(YamlScalarNode node, string name)
    {
        var text = CalendarYaml.Text(node);
        if (LocalDatePattern.Iso.Parse(text) is { Success: true } date)
        {
            return year => date.Value.Year == year ? new Holiday(date.Value, name) : null;
        }

        if (EveryYear.Parse(text) is { Success: true } day)
        {
            return year => day.Value.IsValidYear(year) ? new Holiday(day.Value.InYear(year), name) : null;
        }

        yaml.Add(node, CalendarDiagnostic.Date, $"Expected a date such as '2026-12-24', or '12-24' for every year, but found '{text}'.");
        return null;
    }
}
