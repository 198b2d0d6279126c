using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>The named world: three teams, their people, the safety net. It is Monday 23 November 2026, 09:00 in Amsterdam.</summary>
internal static class World
{
    public const string A = "klantcontact", B = "beoordeling", C = "uitvoering", Net = "achtervang";

    public static readonly DateTimeOffset Monday = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(1));

    public static readonly Actor Kim = Employee("kim", A), Anouk = Employee("anouk", A), Noor = Coordinator("noor", A);
    public static readonly Actor Lee = Employee("lee", B), Joris = Employee("joris", B), Sam = Coordinator("sam", B);
    public static readonly Actor Femke = Employee("femke", C), Daan = Employee("daan", C), Mees = Coordinator("mees", C);
    public static readonly Actor Robin = new(ActorKind.Person, "robin", [], [CaseRoles.Supervisor]);
    public static readonly Actor Isa = new(ActorKind.Person, "isa", [], [CaseRoles.ProcessOwner]);
    public static readonly Actor Nobody = new(ActorKind.Person, "nobody", [], []);
    public static readonly Actor System = new(ActorKind.System, "portal", [], []);
    public static readonly Actor Partner = new(ActorKind.Partner, "woningcorporatie", [], []);

    public static readonly ImmutableArray<Actor> People = [Kim, Anouk, Noor, Lee, Joris, Sam, Femke, Daan, Mees, Robin, Isa, Nobody];

    public static readonly TeamDirectory Teams = new(
        [new Team(A, "Klantcontact", "noor"), new Team(B, "Beoordeling", "sam"), new Team(C, "Uitvoering", "mees"), new Team(Net, "Achtervang", "robin")], Net);

    public static readonly Organisation Organisation = new(Teams, [.. People.Select(person => new Person(person.Id, person.Id, person.Teams, person.Roles))]);

    private static Actor Employee(string id, string team) => new(ActorKind.Person, id, [team], [CaseRoles.Employee, .. team == A ? [CaseRoles.ContactEmployee] : Array.Empty<string>()]);

    private static Actor Coordinator(string id, string team) => new(ActorKind.Person, id, [team], [CaseRoles.Employee, CaseRoles.Coordinator]);
}
