using ClientProcess.Web.SignIn;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ClientProcess.Web.Pages;

public static class PagesSetup
{
    /// <summary>A year: whoever switched to English meant it.</summary>
    private static readonly TimeSpan LanguageKept = TimeSpan.FromDays(365);

    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddScoped(provider => Words.Of(provider.GetRequiredService<IHttpContextAccessor>().HttpContext!.Request));
        services.AddScoped<Moments>();
        services.AddScoped<Desk>();
        services.AddSingleton<NameBook>();
        services.AddScoped<LayTheDesk>();
        services.Configure<MvcOptions>(options => options.Filters.AddService<LayTheDesk>());
        return builder;
    }

    /// <summary>Comes before routing: what goes wrong later is answered with a page.</summary>
    public static WebApplication UsePages(this WebApplication app)
    {
        app.UseWhen(context => !IsForMachines(context.Request), pages =>
        {
            pages.UseMiddleware<PageHeaders>();
            pages.UseExceptionHandler("/error");
            pages.UseStatusCodePagesWithReExecute("/error", "?code={0}");
        });
        return app;
    }

    public static WebApplication MapPages(this WebApplication app)
    {
        app.MapGet("/language", SwitchLanguage).AllowAnonymous().ExcludeFromDescription();
        app.MapLive();
        app.MapDrawings();
        return app;
    }

    private static RedirectHttpResult SwitchLanguage(HttpContext context, string? to, string? returnUrl)
    {
        var language = to == Words.English.Language ? Words.English.Language : Words.Dutch.Language;
        context.Response.Cookies.Append(Words.CookieName, language, new CookieOptions
        {
            MaxAge = LanguageKept,
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
        });
        return TypedResults.LocalRedirect(SignInPaths.Local(returnUrl));
    }

    private static bool IsForMachines(HttpRequest request) =>
        request.IsApi() || request.Path.StartsWithSegments("/partner") || request.Path.StartsWithSegments("/health") || request.Path.StartsWithSegments("/metrics");
}
