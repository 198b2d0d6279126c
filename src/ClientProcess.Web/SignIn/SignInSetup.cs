using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace ClientProcess.Web.SignIn;

public static class SignInSetup
{
    /// <summary>
    /// Pages by cookie, the API by bearer token. Every endpoint asks for a person with a role unless it says
    /// <c>AllowAnonymous</c>: what is forgotten is closed.
    /// </summary>
    public static WebApplicationBuilder AddSignIn(this WebApplicationBuilder builder)
    {
        var settings = SignInSettings.Read(builder.Configuration, builder.Environment);
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton<PersonFromClaims>();
        builder.Services.AddSingleton<DevelopmentSignIn>();
        AddKeys(builder.Services, settings);
        AddSchemes(builder, settings);
        AddPolicies(builder.Services);
        builder.Services.AddRazorPages();
        builder.Services.AddSingleton<IPageRouteModelProvider, SignInPageRoutes>();
        return builder;
    }

    public static WebApplication UseSignIn(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseMiddleware<RefuseCrossSite>();
        app.UseAuthorization();
        app.MapRazorPages();
        if (app.Services.GetRequiredService<SignInSettings>().Authority is not null)
        {
            app.MapGet(SignInPaths.SignInAtAuthority, (string? returnUrl) => TypedResults.Challenge(
                new AuthenticationProperties { RedirectUri = SignInPaths.Local(returnUrl) }, [SignInSchemes.Authority]))
                .AllowAnonymous()
                .ExcludeFromDescription();
        }
        return app;
    }

    private static void AddKeys(IServiceCollection services, SignInSettings settings)
    {
        var keys = services.AddDataProtection().SetApplicationName("ClientProcess"); // one name, or nodes cannot read each other's cookies
        if (settings.KeysDirectory is { } directory)
        {
            keys.PersistKeysToFileSystem(new DirectoryInfo(directory));
        }
    }

    private static void AddSchemes(WebApplicationBuilder builder, SignInSettings settings)
    {
        var authentication = builder.Services.AddAuthentication(SignInSchemes.Choosing)
            .AddPolicyScheme(SignInSchemes.Choosing, displayName: null, options =>
                options.ForwardDefaultSelector = context => SignInSchemes.Choose(context, settings))
            .AddCookie(SignInSchemes.Cookie, options => SignInCookie.Configure(options, builder.Environment));
        if (settings.Authority is not null)
        {
            authentication.AddAuthority(builder.Configuration.GetSection(SignInSettings.SectionName), settings);
        }
    }

    private static void AddPolicies(IServiceCollection services)
    {
        var anyRole = Roles.AnyOf([.. Roles.All]);
        var policies = services.AddAuthorizationBuilder().SetDefaultPolicy(anyRole).SetFallbackPolicy(anyRole);
        foreach (var role in Roles.All)
        {
            policies.AddPolicy(role, Roles.AnyOf(role));
        }
        policies.AddPolicy(Roles.Overseers, Roles.AnyOf(Roles.Coordinator, Roles.Supervisor, Roles.Administrator));
        services.AddSingleton<IAuthorizationHandler, HasRoleHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusalsOfTheApi>();
    }
}
