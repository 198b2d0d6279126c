using System.Collections.Immutable;

namespace ClientProcess.Web.SignIn;

/// <summary>Who is at the door: a person (or a system of the own organisation) known by issuer and subject.</summary>
/// <param name="Id">Follows from issuer and subject, so every node and every token gives the same one.</param>
/// <param name="Issuer">The authority that vouches for the subject.</param>
/// <param name="Subject">The authority's own, unchanging name for the person.</param>
/// <param name="Name">For the eyes only; people share names and change them.</param>
/// <param name="Email">Where the authority told it.</param>
/// <param name="Teams">The teams that the person's groups stand for.</param>
/// <param name="Roles">Values of <see cref="SignIn.Roles"/>.</param>
public sealed record SignedInPerson(
    string Id,
    string Issuer,
    string Subject,
    string Name,
    string? Email,
    ImmutableArray<string> Teams,
    ImmutableArray<string> Roles)
{
    /// <summary>Lets an endpoint ask for the person as a parameter.</summary>
    public static ValueTask<SignedInPerson?> BindAsync(HttpContext context) => ValueTask.FromResult(context.SignedInPerson());
}

public static class SignedInPersonOfRequest
{
    /// <summary>The person of this request, or null when nobody is signed in.</summary>
    public static SignedInPerson? SignedInPerson(this HttpContext context) =>
        context.RequestServices.GetRequiredService<PersonFromClaims>().Read(context.User);
}
