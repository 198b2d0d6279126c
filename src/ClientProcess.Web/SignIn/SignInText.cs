namespace ClientProcess.Web.SignIn;

/// <summary>The words of the sign-in pages, Dutch first; the language switch of the pages counts here too, and so does <c>?lang=en</c>.</summary>
public sealed record SignInText(
    string Language,
    string SignIn,
    string ChoosePerson,
    string AtTheOrganisation,
    string NoTeam,
    string SignOut,
    string SignOutOf,
    string SignedOut,
    string Refused,
    string NoRole,
    string NotSucceeded,
    string TryAgain)
{
    private static readonly SignInText Dutch = new(
        Language: "nl",
        SignIn: "Aanmelden",
        ChoosePerson: "Kies wie u bent. Deze pagina bestaat alleen tijdens de ontwikkeling, op deze computer.",
        AtTheOrganisation: "Aanmelden bij de organisatie",
        NoTeam: "geen team",
        SignOut: "Afmelden",
        SignOutOf: "U bent aangemeld als",
        SignedOut: "U bent afgemeld.",
        Refused: "Geen toegang",
        NoRole: "Uw rollen geven geen toegang tot deze pagina. Vraag uw coördinator of beheerder om toegang.",
        NotSucceeded: "Het aanmelden is niet gelukt.",
        TryAgain: "Opnieuw aanmelden");

    private static readonly SignInText English = new(
        Language: "en",
        SignIn: "Sign in",
        ChoosePerson: "Choose who you are. This page exists only during development, on this computer.",
        AtTheOrganisation: "Sign in at the organisation",
        NoTeam: "no team",
        SignOut: "Sign out",
        SignOutOf: "You are signed in as",
        SignedOut: "You are signed out.",
        Refused: "No access",
        NoRole: "Your roles do not open this page. Ask your coordinator or administrator for access.",
        NotSucceeded: "Signing in did not succeed.",
        TryAgain: "Sign in again");

    public static SignInText For(HttpRequest request) => Pages.Words.Of(request) == Pages.Words.English ? English : Dutch;

    /// <summary>A role's name on screen.</summary>
    public string Role(string role) => (Language, role) switch
    {
        ("nl", Roles.Employee) => "medewerker",
        ("nl", Roles.Coordinator) => "coördinator",
        ("nl", Roles.Supervisor) => "toezichthouder",
        ("nl", Roles.ProcessOwner) => "proceseigenaar",
        ("nl", Roles.ContactEmployee) => "medewerker klantcontact",
        ("nl", Roles.Administrator) => "beheerder",
        _ => role.Replace('-', ' '),
    };
}
