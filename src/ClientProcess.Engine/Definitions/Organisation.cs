using System.Collections.Immutable;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Calendars;

namespace ClientProcess.Engine.Definitions;

/// <summary>A person as the files know one; the database is the truth once they are imported.</summary>
public sealed record Person(string Id, string Name, ImmutableArray<string> Teams, ImmutableArray<string> Roles)
{
    /// <summary>Where mail reaches the person; null: what the sign-in says, else on the pages only.</summary>
    public string? Email { get; init; }

    /// <summary>The calendar with the person's own working hours; null: those of the team.</summary>
    public string? Calendar { get; init; }
}

/// <summary>What <c>teams.yaml</c> says: the teams, who is in them with which roles, and the safety net.</summary>
public sealed record Organisation(TeamDirectory Teams, ImmutableArray<Person> People)
{
    /// <summary>What <c>agreements.yaml</c> promises; <see cref="AgreementDirectory.Empty"/> without one.</summary>
    public AgreementDirectory Agreements { get; init; } = AgreementDirectory.Empty;

    /// <summary>When people work, by <c>calendars.yaml</c>; empty without one.</summary>
    public ImmutableDictionary<string, WorkCalendar> Calendars { get; init; } = ImmutableDictionary<string, WorkCalendar>.Empty;

    public static Organisation Empty { get; } = new(TeamDirectory.Empty, []);

    public Person? Find(string personId) => People.FirstOrDefault(person => person.Id == personId);
}
