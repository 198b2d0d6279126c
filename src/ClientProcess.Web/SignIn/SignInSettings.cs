using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Web.SignIn;

/// <summary>What a group of the authority stands for here.</summary>
public sealed record GroupMeaning(string? Team, ImmutableArray<string> Roles);

/// <summary>The configuration section <c>SignIn</c>, read and checked once, before anything listens.</summary>
public sealed record SignInSettings
{
    public const string SectionName = "SignIn";
    public const string EntraInstance = "https://login.microsoftonline.com";

    // Tokens of these come from any organisation, and any organisation's administrator hands out roles.
    private static readonly ImmutableArray<string> TenantsOfEverybody = ["common", "organizations", "consumers"];

    /// <summary>Where tokens come from: <c>SignIn:Authority</c>, or the Entra ID tenant's; null only in Development.</summary>
    public required Uri? Authority { get; init; }
    public required string? ClientId { get; init; }
    public required ImmutableArray<string> Audiences { get; init; }

    /// <summary>Where nodes share the keys of their cookies; null keeps them on this machine.</summary>
    public required string? KeysDirectory { get; init; }
    public required FrozenDictionary<string, string> Roles { get; init; }
    public required FrozenDictionary<string, GroupMeaning> Groups { get; init; }

    public string MetadataAddress => $"{Authority!.AbsoluteUri.TrimEnd('/')}/.well-known/openid-configuration";

    public static SignInSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var section = configuration.GetSection(SectionName);
        var authority = AuthorityOf(section, environment);
        if (authority is not null)
        {
            Demand(section, "ClientId", "the id under which this application is registered with the authority");
            Demand(section, "ClientSecret", "the secret with which this application exchanges the authorization code");
        }
        return new SignInSettings
        {
            Authority = authority,
            ClientId = Value(section, "ClientId"),
            Audiences = AudiencesOf(section),
            KeysDirectory = Value(section, "KeysDirectory"),
            Roles = RolesOf(section.GetSection("Roles")),
            Groups = GroupsOf(section.GetSection("Groups")),
        };
    }

    private static Uri? AuthorityOf(IConfigurationSection section, IHostEnvironment environment)
    {
        var (authority, tenant) = (Value(section, "Authority"), Value(section, "TenantId"));
        if (authority is null && tenant is null)
        {
            return environment.IsDevelopment() ? null : throw new InvalidOperationException(
                "Nobody could sign in: set SignIn:Authority (any OpenID Connect authority) or SignIn:TenantId (Entra ID). "
                + $"Only Development starts without, and this is {environment.EnvironmentName}.");
        }
        if (authority is not null && tenant is not null)
        {
            throw new InvalidOperationException("Expected one authority, but both SignIn:Authority and SignIn:TenantId are set.");
        }
        if (tenant is not null && TenantsOfEverybody.Contains(tenant, StringComparer.OrdinalIgnoreCase))
        {
            throw new InvalidOperationException($"Expected SignIn:TenantId to be one organisation's tenant, but it is '{tenant}'.");
        }
        return Secure(authority ?? $"{(Value(section, "Instance") ?? EntraInstance).TrimEnd('/')}/{tenant}/v2.0", environment);
    }

    // Keys fetched over plain http are anybody's keys; on this machine, and in Development, that is accepted.
    private static Uri Secure(string authority, IHostEnvironment environment) =>
        Uri.TryCreate(authority, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && (uri.IsLoopback || environment.IsDevelopment())))
            ? uri
            : throw new InvalidOperationException($"Expected the authority of SignIn to be an https address, but it is '{authority}'.");

    private static ImmutableArray<string> AudiencesOf(IConfigurationSection section) =>
        Value(section, "Audience") is { } audience ? [audience]
        : Value(section, "ClientId") is { } client ? [client, $"api://{client}"]
        : [];

    // Keys are read as paths: a claim value may itself hold colons (urn:example:behandelaar).
    private static FrozenDictionary<string, string> RolesOf(IConfigurationSection section) =>
        section.AsEnumerable(makePathsRelative: true)
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Value))
            .ToFrozenDictionary(pair => pair.Key, pair => KnownRole(pair.Value!, $"SignIn:Roles:{pair.Key}"), StringComparer.OrdinalIgnoreCase);

    private static FrozenDictionary<string, GroupMeaning> GroupsOf(IConfigurationSection section) =>
        section.GetChildren().ToFrozenDictionary(group => group.Key, MeaningOf, StringComparer.OrdinalIgnoreCase);

    private static GroupMeaning MeaningOf(IConfigurationSection group) =>
        new(Value(group, "Team"), [.. (group.GetSection("Roles").Get<string[]>() ?? []).Select(role => KnownRole(role, $"{group.Path}:Roles"))]);

    private static string KnownRole(string role, string setting) =>
        SignIn.Roles.All.Contains(role)
            ? role
            : throw new InvalidOperationException($"Expected {setting} to be one of {string.Join(", ", SignIn.Roles.All)}, but it is '{role}'.");

    private static void Demand(IConfigurationSection section, string key, string meaning)
    {
        if (Value(section, key) is null)
        {
            throw new InvalidOperationException($"An authority is configured, but SignIn:{key} is not: {meaning}.");
        }
    }

    private static string? Value(IConfigurationSection section, string key) =>
        section[key] is { } value && !string.IsNullOrWhiteSpace(value) ? value.Trim() : null;
}
