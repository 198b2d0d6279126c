using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using NodaTime;

namespace ClientProcess.Engine.Clocks;

/// <summary>What makes one firing of a rung itself: it happens once, on however many machines.</summary>
/// <param name="Clock">The clock's id in its case, or a number of the caller's for a stuck sign.</param>
/// <param name="Segment">The index of the clock's segment.</param>
/// <param name="Rung">The rung's <see cref="Agreements.Rung.Key"/>.</param>
public sealed record RungId(int Clock, int Segment, string Rung, int Repetition)
{
    public override string ToString() => $"{Clock}/{Segment}/{Rung}/{Repetition}";
}

/// <summary>A rung that will fire.</summary>
/// <param name="At">When; a moment at which the calendar is open or closes.</param>
public sealed record RungDue(RungId Id, Rung Rung, DateTimeOffset At);

/// <summary>A rung that fired: when it should have, and when it did.</summary>
public sealed record RungFired(string Rung, int Segment, int Repetition, DateTimeOffset DueAt, DateTimeOffset At);

/// <summary>Which rungs a clock will come to, each with its moment.</summary>
public static class LadderSchedule
{
    /// <summary>
    /// The next firing of each rung that has one, in order; the first is the next to act on. Nothing while the clock stands still. A rung
    /// whose moment has passed when a segment begins fires at its beginning, unless it fired in an earlier one; then it only goes on repeating.
    /// </summary>
    public static CalendarAnswer<ImmutableArray<RungDue>> Upcoming(SlaClock clock, Ladder ladder, WorkCalendar calendar, RungContext context)
    {
        if (clock.Status != ClockStatus.Running) return CalendarAnswer.Of(ImmutableArray<RungDue>.Empty);
        var climb = new Climb(clock.Id, clock.Segments.Length - 1, clock.Current.From.ToInstant(), clock.Current.Anchor.ToInstant(), clock.Fired, calendar);
        return climb.Of(ladder, context, percent => Progress.MomentOf(clock, percent, calendar));
    }

    /// <summary>The same for a stuck sign, which has no target: its rungs count from when it showed, and percentages mean nothing.</summary>
    public static CalendarAnswer<ImmutableArray<RungDue>> Upcoming(
        int sign, DateTimeOffset since, ImmutableArray<RungFired> fired, Ladder ladder, WorkCalendar calendar, RungContext context) =>
        new Climb(sign, 0, since.ToInstant(), since.ToInstant(), fired, calendar).Of(ladder, context, null);
}

/// <summary>One ladder in one segment of a clock.</summary>
internal sealed record Climb(int Clock, int Segment, Instant From, Instant Anchor, ImmutableArray<RungFired> Fired, WorkCalendar Calendar)
{
    public CalendarAnswer<ImmutableArray<RungDue>> Of(Ladder ladder, RungContext context, Func<int, CalendarAnswer<Instant>>? momentOfPercentage)
    {
        var upcoming = new List<RungDue>();
        foreach (var rung in ladder.Rungs.Where(rung => rung.When.Holds(context) && (momentOfPercentage is not null || rung.At is not AtPercentage)))
        {
            var moment = rung.At is AtPercentage share ? momentOfPercentage!(share.Percent) : Around(rung.At);
            var next = moment.Then(at => Next(rung, at));
            if (next.Refusal is { } refusal) return CalendarAnswer.Refuse<ImmutableArray<RungDue>>(refusal);
            upcoming.AddRange(next.Value);
        }
        return CalendarAnswer.Of(upcoming.OrderBy(rung => rung.At).ToImmutableArray());
    }

    /// <summary>The first firing, or the next repetition; none when it has fired for good.</summary>
    private CalendarAnswer<ImmutableArray<RungDue>> Next(Rung rung, Instant moment)
    {
        var last = Fired.FirstOrDefault(fired => fired.Rung == rung.Key);
        if (last is null || (last.Segment < Segment && moment > From)) return Held(rung, 0, moment);
        var repetition = last.Repetition + 1;
        if (rung.Repeat is not { } repeat || repetition >= (rung.Times ?? int.MaxValue)) return CalendarAnswer.Of(ImmutableArray<RungDue>.Empty);
        if (last.Segment < Segment) return Calendar.Due(From, repeat).Then(due => Held(rung, repetition, due.At));
        // Fired late, it does not catch up on what it missed meanwhile.
        return Calendar.Due(last.DueAt.ToInstant(), repeat)
            .Then(due => due.At > last.At.ToInstant() ? CalendarAnswer.Of(due) : Calendar.Due(last.At.ToInstant(), repeat))
            .Then(due => Held(rung, repetition, due.At));
    }

    /// <summary>Not before the segment began, and not while the calendar is closed; on closing time is in time.</summary>
    private CalendarAnswer<ImmutableArray<RungDue>> Held(Rung rung, int repetition, Instant moment)
    {
        var at = Instant.Max(moment, From);
        var held = Calendar.IsOpen(at) || Calendar.IsOpen(at - Duration.Epsilon) ? CalendarAnswer.Of(at) : Calendar.NextOpening(at);
        return held.Then(when => CalendarAnswer.Of(ImmutableArray.Create(new RungDue(new RungId(Clock, Segment, rung.Key, repetition), rung, when.ToMoment()))));
    }

    private CalendarAnswer<Instant> Around(RungMoment at) => at switch
    {
        AfterDue after => Calendar.Due(Anchor, after.By).Then(due => CalendarAnswer.Of(due.At)),
        BeforeDue { By: WorkingDays days } => OrPassed(WorkingDayCount.Before(Calendar, Anchor, days.Count)),
        BeforeDue before => OrPassed(Calendar.EarliestFrom(Anchor, before.By)),
        _ => throw new InvalidOperationException($"Expected every kind of moment to have its rule here, but {at} has none."),
    };

    /// <summary>Longer before the target than the calendar was ever open is in the past.</summary>
    private CalendarAnswer<Instant> OrPassed(CalendarAnswer<Instant> moment) => moment.IsRefused ? CalendarAnswer.Of(From) : moment;
}
