using System.Collections.Immutable;
using NodaTime;

namespace ClientProcess.Engine.Calendars;

/// <summary>
/// Working time: when it is open, when something is due, how much was worked. It never changes and may be shared by threads.
/// A target on closing time is due at closing time. Time is physical, also on the days on which the clock is changed.
/// </summary>
public sealed class WorkCalendar
{
    private readonly WorkingTime time;

    public WorkCalendar(CalendarRules rules)
    {
        Rules = rules;
        time = new WorkingTime(rules);
    }

    public CalendarRules Rules { get; }

    public string Name => Rules.Name;

    /// <summary>The working days one by one, for what counts them in both directions.</summary>
    internal WorkingTime Time => time;

    public DateTimeZone Zone => Rules.Zone;

    /// <summary>The moment at which a duration that starts at <paramref name="from"/> is over.</summary>
    public CalendarAnswer<DueMoment> Due(Instant from, CalendarDuration add) =>
        MomentOf(from, add).Then(at => CalendarAnswer.Of(new DueMoment(at, Zone, () => Explain(from, add, at))));

    /// <summary>The moment at which a statutory term ends: the last second of its last day.</summary>
    public CalendarAnswer<DueMoment> Due(StatutoryTerm term) => term.LastDay.Then(day => EndOf(day)).Then(at =>
        CalendarAnswer.Of(new DueMoment(at, Zone, () => new DueExplanation(time, Zone).OfTerm(term))));

    /// <summary>The open time between two moments; negative when the second lies before the first.</summary>
    public CalendarAnswer<Duration> Elapsed(Instant from, Instant to) => time.Between(from, to);

    /// <summary>
    /// The way back: the earliest moment from which adding the duration gives this due moment. For working time any moment may be
    /// asked about; it is then the earliest from which no more than the duration is left.
    /// </summary>
    public CalendarAnswer<Instant> EarliestFrom(Instant due, CalendarDuration add) => add is WorkingDuration working
        ? time.Before(due, working.Work)
        : time.YearOf(due).Then(_ => EarliestMoment.Find(due, add.ToString(), Zone, from => MomentOf(from, add)));

    /// <summary>So much working time, or so many working days, before a moment.</summary>
    public CalendarAnswer<Instant> Ago(Instant moment, CalendarDuration length) =>
        length is WorkingDays days ? Clocks.WorkingDayCount.Before(this, moment, days.Count) : EarliestFrom(moment, length);

    /// <summary>The moment itself when open, else the next at which the calendar opens.</summary>
    public CalendarAnswer<Instant> NextOpening(Instant from) => time.NextOpening(from);

    public bool IsOpen(Instant moment) => time.NextOpening(moment) is { IsRefused: false } next && next.Value == moment;

    /// <summary>ISO 8601 with the offset of the calendar's zone.</summary>
    public string Iso(Instant moment) => LocalMoments.Iso(Zone, moment);

    private CalendarAnswer<Instant> MomentOf(Instant from, CalendarDuration add) => add switch
    {
        WorkingDuration working => time.After(from, working.Work),
        WorkingDays days => ReceiptDay.Due(time, Zone, from, days),
        StatutoryLength length => TermFrom(from, length).Then(term => term.LastDay).Then(EndOf),
        _ => throw new ArgumentOutOfRangeException(nameof(add), add, "Every kind of duration has its rule here."),
    };

    private CalendarAnswer<StatutoryTerm> TermFrom(Instant from, StatutoryLength length) =>
        time.YearOf(from).Then(_ => CalendarAnswer.Of(new StatutoryTerm(LocalMoments.DateOf(Zone, from), length)));

    /// <summary>A moment of the last day itself, so that the date shown is the last on which one is in time.</summary>
    private CalendarAnswer<Instant> EndOf(LocalDate day) => day.Year > WorkingTime.LastYear
        ? CalendarAnswer.Refuse<Instant>($"Expected a term that ends by {WorkingTime.LastYear}, but it ends in {day.Year}.")
        : CalendarAnswer.Of(LocalMoments.At(Zone, day, HoursInterval.MinutesPerDay) - Duration.FromSeconds(1));

    private ImmutableArray<DueSegment> Explain(Instant from, CalendarDuration add, Instant due) => add switch
    {
        WorkingDays => new DueExplanation(time, Zone).OfWorkingDays(from, due),
        StatutoryLength length => new DueExplanation(time, Zone).OfTerm(TermFrom(from, length).Value),
        _ => new DueExplanation(time, Zone).OfWorkingTime(from, due),
    };
}
