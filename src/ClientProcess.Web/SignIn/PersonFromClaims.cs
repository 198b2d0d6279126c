using System.Collections.Immutable;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace ClientProcess.Web.SignIn;

/// <summary>The one place where claims become a person; configuration says what the authority's roles and groups mean here.</summary>
public sealed class PersonFromClaims(SignInSettings settings)
{
    public const string IssuerClaim = "iss";
    public const string SubjectClaim = "sub";
    public const string NameClaim = "name";
    public const string UserNameClaim = "preferred_username";
    public const string EmailClaim = "email";
    public const string RolesClaim = "roles";
    public const string GroupsClaim = "groups";

    private const int IdBytes = 16; // 128 bits: no two people of one organisation will ever meet

    /// <summary>Null when nobody is signed in, or when the claims do not say who it is.</summary>
    public SignedInPerson? Read(ClaimsPrincipal principal)
    {
        if (principal.Identity is not { IsAuthenticated: true }
            || principal.FindFirstValue(IssuerClaim) is not { Length: > 0 } issuer
            || principal.FindFirstValue(SubjectClaim) is not { Length: > 0 } subject)
        {
            return null;
        }

        var groups = Values(principal, GroupsClaim);
        var email = principal.FindFirstValue(EmailClaim);
        var name = principal.FindFirstValue(NameClaim) ?? principal.FindFirstValue(UserNameClaim) ?? email ?? subject;
        return new SignedInPerson(Id(issuer, subject), issuer, subject, name, email, Teams(issuer, groups), RolesOf(principal, groups));
    }

    /// <summary>
    /// What the cookie keeps of an identity token. Groups without a meaning here are left out: an authority may
    /// send two hundred of them, and a cookie that large is refused by proxies.
    /// </summary>
    public ClaimsPrincipal Keep(ClaimsPrincipal principal)
    {
        string[] kept = [IssuerClaim, SubjectClaim, NameClaim, UserNameClaim, EmailClaim, RolesClaim];
        var claims = principal.Claims
            .Where(claim => kept.Contains(claim.Type) || (claim.Type == GroupsClaim && settings.Groups.ContainsKey(claim.Value)))
            .Select(claim => new Claim(claim.Type, claim.Value));
        return new ClaimsPrincipal(new ClaimsIdentity(claims, SignInSchemes.Cookie, NameClaim, roleType: null));
    }

    // In Development a subject is the person's id (kim); elsewhere issuer and subject are folded into one short, opaque word.
    private static string Id(string issuer, string subject) =>
        issuer == DevelopmentPeople.Issuer
            ? subject
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{issuer}\n{subject}")).AsSpan(0, IdBytes));

    // In Development a group carries the name of its team, so that no configuration is needed to start.
    private ImmutableArray<string> Teams(string issuer, string[] groups) =>
        issuer == DevelopmentPeople.Issuer
            ? Sorted(groups)
            : Sorted(groups.Select(group => settings.Groups.GetValueOrDefault(group)?.Team).OfType<string>());

    private ImmutableArray<string> RolesOf(ClaimsPrincipal principal, string[] groups) =>
        Sorted(Values(principal, RolesClaim).Select(Role).OfType<string>()
            .Concat(groups.SelectMany(group => settings.Groups.GetValueOrDefault(group)?.Roles ?? [])));

    // Configuration goes first, so that an organisation can give a value that happens to be one of our words its own meaning.
    private string? Role(string claimValue) =>
        settings.Roles.TryGetValue(claimValue, out var role) ? role
        : Roles.All.Contains(claimValue) ? claimValue
        : null;

    private static string[] Values(ClaimsPrincipal principal, string type) =>
        [.. principal.FindAll(type).Select(claim => claim.Value)];

    private static ImmutableArray<string> Sorted(IEnumerable<string> values) =>
        [.. values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
}
