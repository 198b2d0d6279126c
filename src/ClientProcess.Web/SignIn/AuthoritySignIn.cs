using System.Collections.Immutable;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Identity.Web;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ClientProcess.Web.SignIn;

/// <summary>Signing in at the organisation's authority, Entra ID or another: authorization code for pages, bearer tokens for the API.</summary>
internal static class AuthoritySignIn
{
    // A token is signed with the authority's private key, or it is nothing: no "none", no shared secrets.
    private static readonly ImmutableArray<string> SignedWith =
        ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"];

    public static void AddAuthority(this AuthenticationBuilder authentication, IConfigurationSection section, SignInSettings settings)
    {
        authentication.AddMicrosoftIdentityWebApp(
            options => Identity(options, section), configureCookieAuthenticationOptions: null, SignInSchemes.Authority, cookieScheme: null);
        authentication.AddMicrosoftIdentityWebApi(
            _ => { },
            options =>
            {
                Identity(options, section);
                options.AllowWebApiToBeAuthorizedByACL = true; // no role is our 403, and not an error inside the library
            },
            SignInSchemes.Bearer);
        // After the library's own Configure, which assumes Entra ID, and before PostConfigure, which fetches the metadata.
        authentication.Services.Configure<OpenIdConnectOptions>(SignInSchemes.Authority, options => Pages(options, settings));
        authentication.Services.Configure<JwtBearerOptions>(SignInSchemes.Bearer, options => Api(options, settings));
    }

    private static void Identity(MicrosoftIdentityOptions options, IConfigurationSection section)
    {
        section.Bind(options);
        options.CallbackPath = SignInPaths.SignInCallback; // here and not later: the cookies of state and nonce are bound to it
        options.SignedOutCallbackPath = SignInPaths.SignOutCallback;
        if (string.IsNullOrWhiteSpace(options.Authority) && string.IsNullOrWhiteSpace(options.Instance))
        {
            options.Instance = SignInSettings.EntraInstance;
        }
    }

    private static void Pages(OpenIdConnectOptions options, SignInSettings settings)
    {
        options.Authority = settings.Authority!.AbsoluteUri;
        options.MetadataAddress = settings.MetadataAddress;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.SignInScheme = SignInSchemes.Cookie;
        options.ResponseType = OpenIdConnectResponseType.Code;
        options.ResponseMode = OpenIdConnectResponseMode.Query; // a posted answer would need cookies that cross sites
        options.UsePkce = true;
        options.GetClaimsFromUserInfoEndpoint = false;
        options.SaveTokens = false; // nobody is called on the person's behalf
        options.TokenHandler = new SignedTokensOnly { MapInboundClaims = false }; // options.MapInboundClaims would miss the library's own handler
        options.ClaimActions.Clear(); // they would delete the issuer; what is kept is decided below
        options.Scope.Add("email");
        Keep(options.CorrelationCookie);
        Keep(options.NonceCookie);
        Validate(options.TokenValidationParameters, [settings.ClientId!]);
        SetEvents(options.Events);
    }

    private static void Api(JwtBearerOptions options, SignInSettings settings)
    {
        options.Authority = settings.Authority!.AbsoluteUri;
        options.MetadataAddress = settings.MetadataAddress;
        options.RequireHttpsMetadata = settings.Authority.Scheme == Uri.UriSchemeHttps;
        options.MapInboundClaims = false;
        Validate(options.TokenValidationParameters, settings.Audiences);
    }

    // The issuer is the one that the metadata names, for both doors: one person, one issuer, one identity.
    private static void Validate(TokenValidationParameters parameters, IEnumerable<string> audiences)
    {
        parameters.ValidateIssuer = true;
        parameters.IssuerValidator = null;
        parameters.IssuerSigningKeyValidatorUsingConfiguration = null; // it demands a tenant id, which only Entra ID sends
        parameters.ValidateAudience = true;
        parameters.AudienceValidator = null;
        parameters.ValidAudiences = audiences;
        parameters.ValidAlgorithms = SignedWith;
        parameters.NameClaimType = PersonFromClaims.NameClaim;
    }

    private static void Keep(CookieBuilder cookie)
    {
        cookie.SameSite = SameSiteMode.Lax; // the answer comes back as a top-level GET
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }

    private static void SetEvents(OpenIdConnectEvents events)
    {
        events.OnTicketReceived = context =>
        {
            context.Principal = context.HttpContext.RequestServices.GetRequiredService<PersonFromClaims>().Keep(context.Principal!);
            return Task.CompletedTask;
        };
        events.OnRemoteFailure = context =>
        {
            var logger = context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(AuthoritySignIn));
            logger.LogWarning(context.Failure, "Signing in at the authority failed");
            context.Response.Redirect(SignInPaths.Refused);
            context.HandleResponse();
            return Task.CompletedTask;
        };
        events.OnRedirectToIdentityProviderForSignOut = context =>
        {
            context.ProtocolMessage.ClientId = context.Options.ClientId; // we keep no id token to show, so we say who asks
            if (string.IsNullOrEmpty(context.ProtocolMessage.IssuerAddress))
            {
                context.Response.Redirect(SignInPaths.SignOut); // this authority has no sign-out of its own
                context.HandleResponse();
            }
            return Task.CompletedTask;
        };
    }
}

/// <summary>
/// ASP.NET Core lets an unsigned identity token through in the code flow, since it came straight from the authority
/// (OpenID Connect Core 3.1.3.7, step 6). Every authority signs, so here a token without a signature is a forgery.
/// </summary>
internal sealed class SignedTokensOnly : JsonWebTokenHandler
{
    public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
    {
        validationParameters.RequireSignedTokens = true;
        return base.ValidateTokenAsync(token, validationParameters);
    }
}
