using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Calendars;
using CsCheck;
using NodaTime;

namespace ClientProcess.Engine.Tests.Clocks;

public sealed class LadderProperties
{
    /// <summary>Firings per climb: enough to see repetitions, few enough to be quick.</summary>
    private const int FiringsMax = 40;

    private static readonly Gen<CalendarDuration> Offsets = Gen.OneOf(
        Gen.Int[0, 20 * 3600].Select(seconds => (CalendarDuration)new WorkingDuration(Duration.FromSeconds(seconds))),
        Gen.Int[1, 5].Select(days => (CalendarDuration)new WorkingDays(days)));

    private static readonly Gen<Rung> Rungs = Gen.Select(
        Gen.OneOf(
            Gen.Int[1, 300].Select(percent => (RungMoment)new AtPercentage(percent)),
            Offsets.Select(by => (RungMoment)new BeforeDue(by)),
            Offsets.Select(by => (RungMoment)new AfterDue(by))),
        Gen.Int[0, 3], Gen.Int[1, 600], Gen.Int[1, 5])
        .Select((at, repeats, minutes, times) => new Rung(at, [new Notify(Whom.Team)])
        {
            Repeat = repeats < 2 ? null : new WorkingDuration(Duration.FromMinutes(minutes)),
            Times = repeats == 2 ? times : null,
        });

    private static readonly Gen<Ladder> AnyLadder = Rungs.Array[1, 8].Select(rungs => new Ladder("l", [.. rungs.DistinctBy(rung => rung.Key)]));

    private static readonly Gen<string> Targets = Gen.OneOf(
        Gen.Int[1, 200_000].Select(seconds => $"PT{seconds}S"), Gen.Int[1, 9].Select(days => $"{days} working days end of day"),
        Gen.Int[1, 9].Select(days => $"{days} working days"), Gen.Int[1, 8].Select(weeks => $"{weeks} weeks statutory"));

    /// <summary>A life with pauses and another target in between: what fires comes in order, at an hour, never twice.</summary>
    [Fact]
    public void Rungs_come_in_time_order_while_it_is_open_and_each_identity_once() =>
        Gen.Select(RandomCalendars.WithMoment, Targets, Targets, AnyLadder, Gen.Int[0, 10 * 86_400].Array[1, 3]).Sample((it, target, other, ladder, stretches) =>
    {
        var clock = SlaClock.Start(1, Promise.Terms(target), it.Calendar, it.Moment.ToDateTimeOffset()).Value;
        var (fired, now) = (new List<RungDue>(), it.Moment.ToDateTimeOffset());
        foreach (var (index, seconds) in stretches.Index())
        {
            var until = now + TimeSpan.FromSeconds(seconds);
            clock = Climb(clock, ladder, it.Calendar, until, fired);
            var pause = clock.Terms.IsStatutory ? Promise.Incomplete : Promise.Client;
            var paused = clock.Pause(pause, null, it.Calendar, until);
            now = until + TimeSpan.FromHours(7 * index);
            clock = paused.IsRefused ? clock : paused.Value.Resume(null, it.Calendar, now).Value;
            if (index == 1) clock = clock.Retarget(Promise.Terms(other), null, it.Calendar, it.Calendar, now).Value.After;
        }
        return fired.Zip(fired.Skip(1)).All(pair => pair.First.At <= pair.Second.At)
            && fired.Select(rung => rung.Id).Distinct().Count() == fired.Count
            && fired.Select(rung => Instant.FromDateTimeOffset(rung.At)).All(at => it.Calendar.IsOpen(at) || it.Calendar.IsOpen(at - Duration.Epsilon))
            && fired.GroupBy(rung => (rung.Id.Segment, rung.Id.Rung)).All(group => group.Count() <= Most(group.First().Rung));
    }, iter: 400);

    [Fact]
    public void A_percentage_fires_when_so_much_is_used() =>
        Gen.Select(RandomCalendars.WithMoment, Targets, Gen.Int[1, 300], Gen.Int[0, 300_000]).Sample((it, target, percent, pause) =>
    {
        var clock = SlaClock.Start(1, Promise.Terms(target), it.Calendar, it.Moment.ToDateTimeOffset()).Value;
        if (clock.Terms.IsStatutory || clock.Current.Left == TimeSpan.Zero) return true;
        var at = clock.StartedAt + TimeSpan.FromSeconds(pause / 3);
        clock = clock.Pause(Promise.Client, null, it.Calendar, at).Value.Resume(null, it.Calendar, at + TimeSpan.FromSeconds(pause)).Value;
        var rung = LadderSchedule.Upcoming(clock, new Ladder("l", [new Rung(new AtPercentage(percent), [])]), it.Calendar, new RungContext(Priority.Normal)).Value[0];
        var used = clock.Percentage(it.Calendar, rung.At).Value;
        return clock.Percentage(it.Calendar, clock.Current.From).Value >= percent || Math.Abs(used - percent) < 0.001m;
    });

    private static int Most(Rung rung) => rung.Repeat is null ? 1 : rung.Times ?? int.MaxValue;

    private static SlaClock Climb(SlaClock clock, Ladder ladder, WorkCalendar calendar, DateTimeOffset until, List<RungDue> fired)
    {
        for (var count = 0; count < FiringsMax; count++)
        {
            if (LadderSchedule.Upcoming(clock, ladder, calendar, new RungContext(Priority.Normal)).Value is not [var next, ..] || next.At > until) break;
            fired.Add(next);
            clock = clock.WithFired(next, next.At);
        }
        return clock;
    }
}
