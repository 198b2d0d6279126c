using System.Collections.Immutable;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// The sets a calendar may name: <c>nl-statutory</c>, <c>nl-office</c> and its variants
/// (<c>nl-office+good-friday</c>, <c>nl-office+liberation-day</c> for every year, <c>nl-office-liberation-day</c> for none,
/// in any combination), and the sets of the file itself.
/// </summary>
public static class HolidaySets
{
    private const string GoodFriday = "+good-friday";
    private const string EveryLiberationDay = "+liberation-day";
    private const string NoLiberationDay = "-liberation-day";

    public static HolidaySet NlStatutory { get; } = new(DutchHolidays.Statutory, DutchHolidays.StatutoryOf);

    public static CalendarAnswer<HolidaySet> Find(string name, IReadOnlyDictionary<string, HolidaySet>? own = null)
    {
        if (own is not null && own.TryGetValue(name, out var set))
        {
            return CalendarAnswer.Of(set);
        }

        var options = OptionsOf(name);
        return name == DutchHolidays.Statutory ? CalendarAnswer.Of(NlStatutory)
            : options is not null ? CalendarAnswer.Of(new HolidaySet(name, year => DutchHolidays.OfficeOf(year, options)))
            : CalendarAnswer.Refuse<HolidaySet>(
                $"Expected a known holiday set, but there is no '{name}'; known are {string.Join(", ", Known(own))}.");
    }

    /// <summary>Whether the name belongs to a set that the engine brings.</summary>
    internal static bool IsReserved(string name) => name.StartsWith("nl-", StringComparison.Ordinal);

    private static OfficeHolidayOptions? OptionsOf(string name)
    {
        if (!name.StartsWith(DutchHolidays.Office, StringComparison.Ordinal))
        {
            return null;
        }

        var options = new OfficeHolidayOptions();
        var rest = name[DutchHolidays.Office.Length..];
        while (rest.Length > 0)
        {
            (options, var read) = rest switch
            {
                _ when rest.StartsWith(GoodFriday, StringComparison.Ordinal) => (options with { GoodFriday = true }, GoodFriday.Length),
                _ when rest.StartsWith(EveryLiberationDay, StringComparison.Ordinal) =>
                    (options with { LiberationDay = true }, EveryLiberationDay.Length),
                _ when rest.StartsWith(NoLiberationDay, StringComparison.Ordinal) =>
                    (options with { LiberationDay = false }, NoLiberationDay.Length),
                _ => (options, 0),
            };
            if (read == 0)
            {
                return null;
            }

            rest = rest[read..];
        }

        return options;
    }

    private static ImmutableArray<string> Known(IReadOnlyDictionary<string, HolidaySet>? own) =>
    [
        DutchHolidays.Statutory, DutchHolidays.Office, DutchHolidays.Office + GoodFriday, DutchHolidays.Office + EveryLiberationDay,
        DutchHolidays.Office + NoLiberationDay, .. own?.Keys.Order(StringComparer.Ordinal) ?? Enumerable.Empty<string>(),
    ];
}
