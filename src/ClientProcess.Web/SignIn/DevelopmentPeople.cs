using System.Collections.Immutable;
using System.Security.Claims;

namespace ClientProcess.Web.SignIn;

/// <summary>Somebody of the named world, to sign in as while developing.</summary>
public sealed record DevelopmentPerson(string Id, string Name, ImmutableArray<string> Teams, ImmutableArray<string> Roles)
{
    /// <summary>The claims an authority would send, so that Development runs the same code as everywhere.</summary>
    public ClaimsPrincipal Principal() => new(new ClaimsIdentity(
        [
            new Claim(PersonFromClaims.IssuerClaim, DevelopmentPeople.Issuer),
            new Claim(PersonFromClaims.SubjectClaim, Id),
            new Claim(PersonFromClaims.NameClaim, Name),
            new Claim(PersonFromClaims.EmailClaim, $"{Id}@clientprocess.example"),
            .. Roles.Select(role => new Claim(PersonFromClaims.RolesClaim, role)),
            .. Teams.Select(team => new Claim(PersonFromClaims.GroupsClaim, team)),
        ],
        SignInSchemes.Cookie, PersonFromClaims.NameClaim, roleType: null));
}

/// <summary>The people of the named world. They exist in Development only; see <see cref="DevelopmentSignIn"/>.</summary>
public static class DevelopmentPeople
{
    public const string Issuer = "urn:clientprocess:development";

    private const string Klantcontact = "klantcontact";
    private const string Beoordeling = "beoordeling";
    private const string Uitvoering = "uitvoering";
    private const string Achtervang = "achtervang";

    public static readonly ImmutableArray<DevelopmentPerson> All =
    [
        new("kim", "Kim", [Klantcontact], [Roles.Employee, Roles.ContactEmployee]),
        new("anouk", "Anouk", [Klantcontact], [Roles.Employee, Roles.ContactEmployee]),
        new("noor", "Noor", [Klantcontact], [Roles.Employee, Roles.ContactEmployee, Roles.Coordinator]),
        new("lee", "Lee", [Beoordeling], [Roles.Employee]),
        new("joris", "Joris", [Beoordeling], [Roles.Employee]),
        new("sam", "Sam", [Beoordeling], [Roles.Employee, Roles.Coordinator]),
        new("femke", "Femke", [Uitvoering], [Roles.Employee]),
        new("daan", "Daan", [Uitvoering], [Roles.Employee]),
        new("mees", "Mees", [Uitvoering], [Roles.Employee, Roles.Coordinator]),
        new("robin", "Robin", [Klantcontact, Beoordeling, Uitvoering, Achtervang], [Roles.Employee, Roles.Supervisor]),
        new("isa", "Isa", [], [Roles.ProcessOwner]),
    ];

    public static DevelopmentPerson? Find(string? id) => All.FirstOrDefault(person => person.Id == id);
}
