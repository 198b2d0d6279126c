using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Clocks;
using ClientProcess.Engine.Tests.Calendars;

namespace ClientProcess.Engine.Tests.Clocks;

/// <summary>Short words for the tests of this folder.</summary>
internal static class Promise
{
    public static readonly ClockPause Client = new(PauseGround.WaitingForClient, "vraag aan de klant");
    public static readonly ClockPause Partner = new(PauseGround.WaitingForPartner, "bij de woningcorporatie");
    public static readonly ClockPause Incomplete = new(PauseGround.Statutory, "inkomensgegevens gevraagd", SuspensionGround.MissingInformation);

    public static ClockTerms Terms(string target, AgreementKind kind = AgreementKind.Ola, ClockKind clock = ClockKind.Completion) =>
        new("afspraak", kind, clock, target, Priority.Normal, "kantoor", "standaard");

    public static DateTimeOffset At(string iso) => DateTimeOffset.Parse(iso, System.Globalization.CultureInfo.InvariantCulture);

    public static SlaClock Start(string target, string at, AgreementKind kind = AgreementKind.Ola) => SlaClock.Start(1, Terms(target, kind), Calendar.Office, At(at)).Value;

    public static SlaClock Pause(this SlaClock clock, string at, ClockPause? pause = null) => clock.Pause(pause ?? Client, "kim", Calendar.Office, At(at)).Value;

    public static SlaClock Resume(this SlaClock clock, string at) => clock.Resume("kim", Calendar.Office, At(at)).Value;

    public static SlaClock Stop(this SlaClock clock, string at) => clock.Stop("kim", Calendar.Office, At(at)).Value;

    public static SlaClock Restart(this SlaClock clock, string at) => clock.Restart("kim", Calendar.Office, At(at)).Value;

    public static SlaClock Retarget(this SlaClock clock, string target, string at) =>
        clock.Retarget(clock.Terms with { Target = target }, "noor", Calendar.Office, Calendar.Office, At(at)).Value.After;

    public static decimal Percent(this SlaClock clock, string at) => clock.Percentage(Calendar.Office, At(at)).Value;

    public static string Due(this SlaClock clock) => clock.DueAt is { } due ? Calendar.Office.Iso(NodaTime.Instant.FromDateTimeOffset(due)) : "none";

    public static Ladder Ladder(params string[] rungs) => new("standaard", [.. rungs.Select(Rung)]);

    /// <summary>Such as <c>+PT4H every PT4H times 3</c>.</summary>
    public static Rung Rung(string text)
    {
        var parts = text.Split(" every ");
        var repeat = parts.Length > 1 ? parts[1].Split(" times ") : [];
        return new Rung(RungMoment.Parse(parts[0]).Value, [new Notify(Whom.Team)])
        {
            Repeat = repeat.Length > 0 ? Calendar.Length(repeat[0]) : null,
            Times = repeat.Length > 1 ? int.Parse(repeat[1], System.Globalization.CultureInfo.InvariantCulture) : null,
        };
    }
}
