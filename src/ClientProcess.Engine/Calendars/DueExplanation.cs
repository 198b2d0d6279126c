using System.Collections.Immutable;
using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace ClientProcess.Engine.Calendars;

/// <summary>Tells day by day how a due moment came about.</summary>
internal sealed class DueExplanation(WorkingTime time, DateTimeZone zone)
{
    private static readonly LocalDateTimePattern Minute = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd HH:mm");
    private static readonly LocalTimePattern Clock = LocalTimePattern.CreateWithInvariantCulture("HH:mm:ss.FFFFFFFFF");

    public ImmutableArray<DueSegment> OfWorkingTime(Instant from, Instant due) =>
    [
        .. Dates(from, due).SelectMany(date => time.DayOn(date) is { } day
            ? day.Spans.Select(span => Clip(span, from, due)).Where(span => span.Start < span.End).Select(Worked)
            : Closed(date, from, due)),
    ];

    public ImmutableArray<DueSegment> OfWorkingDays(Instant from, Instant due)
    {
        var count = 0;
        var receipt = ReceiptDay.DateOf(time, zone, from);
        return
        [
            WholeDay(receipt, Duration.Zero, $"{Day(receipt)} is the day of receipt and does not count"),
            .. Dates(from, due).Where(date => date > receipt).SelectMany(date => time.DayOn(date) switch
            {
                null => Closed(date, from, due),
                { } day when day.Opening <= due =>
                    [new DueSegment(day.Opening, day.Closing, day.Closing - day.Opening, $"{Day(date)} is working day {++count}")],
                _ => [],
            }),
        ];
    }

    public ImmutableArray<DueSegment> OfTerm(StatutoryTerm term)
    {
        var segments = ImmutableArray.CreateBuilder<DueSegment>();
        var first = term.ReceivedOn.PlusDays(1);
        var unrolled = term.UnrolledLastDay;
        var plain = term.ReceivedOn + term.Length.Period;
        segments.Add(Days(first, plain, $"{term.Length} from {Day(first)} up to and including {Day(plain)}"));
        segments.AddRange(term.Extensions.Select(extension =>
            WholeDay(extension.AnnouncedOn, Duration.Zero, $"extended by {extension.By}: {extension.Reason} (Awb 4:14)")));
        segments.AddRange(term.Suspensions.Select(Suspended));
        var last = term.LastDay.Value;
        for (var day = unrolled; day < last; day = day.PlusDays(1))
        {
            var why = GeneralTermsAct.WhyNotOrdinary(day) is { } reason
                ? $"is {reason}: the term does not end on it (Algemene termijnenwet art. 1)"
                : "is too soon: the term needs two ordinary days (Algemene termijnenwet art. 2)";
            segments.Add(WholeDay(day, Duration.Zero, $"{Day(day)} {why}"));
        }

        segments.Add(WholeDay(last, Duration.Zero, $"the term ends with {Day(last)}"));
        return segments.ToImmutable();
    }

    private static OpenSpan Clip(OpenSpan span, Instant from, Instant due) => new(Instant.Max(span.Start, from), Instant.Min(span.End, due));

    private DueSegment Worked(OpenSpan span)
    {
        var start = span.Start.InZone(zone).LocalDateTime;
        var end = span.End.InZone(zone).LocalDateTime;
        var until = end.Date == start.Date ? Clock.Format(end.TimeOfDay) : $"{Day(end.Date)} {Clock.Format(end.TimeOfDay)}";
        return new(span.Start, span.End, span.Length,
            $"{Day(start.Date)} {Clock.Format(start.TimeOfDay)}-{until} counts {new WorkingDuration(span.Length)}");
    }

    private IEnumerable<DueSegment> Closed(LocalDate date, Instant from, Instant due) =>
        time.Days.WhyClosed(date) is { } why && LocalMoments.At(zone, date, 0) < due && from < LocalMoments.At(zone, date.PlusDays(1), 0)
            ? [WholeDay(date, Duration.Zero, $"{Day(date)} does not count: {why}")]
            : [];

    private DueSegment WholeDay(LocalDate date, Duration counted, string text) =>
        new(LocalMoments.At(zone, date, 0), LocalMoments.At(zone, date.PlusDays(1), 0), counted, text);

    private DueSegment Suspended(StatutorySuspension suspension)
    {
        var resumes = suspension.ResumesOn!.Value;
        var days = Period.DaysBetween(suspension.FirstDay, resumes);
        return new(LocalMoments.At(zone, suspension.FirstDay, 0), LocalMoments.At(zone, resumes, 0), Duration.Zero,
            $"suspended for {days} {(days == 1 ? "day" : "days")} from {Day(suspension.FirstDay)}: {suspension.Reason} (Awb 4:15)");
    }

    private DueSegment Days(LocalDate first, LocalDate last, string text)
    {
        var (from, to) = (LocalMoments.At(zone, first, 0), LocalMoments.At(zone, last.PlusDays(1), 0));
        return new(from, to, to - from, text);
    }

    /// <summary>From the day before, whose shift may still run.</summary>
    private IEnumerable<LocalDate> Dates(Instant from, Instant due)
    {
        var last = LocalMoments.DateOf(zone, due);
        for (var date = LocalMoments.DateOf(zone, from).PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            yield return date;
        }
    }

    private static string Day(LocalDate date) =>
        $"{date.DayOfWeek.ToString()[..3].ToLower(CultureInfo.InvariantCulture)} {LocalDatePattern.Iso.Format(date)}";
}
