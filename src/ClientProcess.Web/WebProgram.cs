using ClientProcess.Service.Hosting;
using ClientProcess.Web.Api;
using ClientProcess.Web.Health;
using ClientProcess.Web.Pages;
using ClientProcess.Web.SignIn;

namespace ClientProcess.Web;

/// <summary>Puts the web application together; tests do it with settings of their own.</summary>
public static class WebProgram
{
    /// <summary>Bytes of one request: forms and commands are small, documents lie elsewhere.</summary>
    private const long RequestBytesMax = 1_000_000;

    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        // The settings are linked into the output folder, so that is where the content starts.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (builder.Environment.IsDevelopment()) builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(options => options.Limits.MaxRequestBodySize = RequestBytesMax);
        configure?.Invoke(builder);
        builder.Services.AddClientProcess(builder.Configuration);
        builder.Services.AddClientProcessWorker();
        builder.AddSignIn();
        builder.Services.AddApi();
        builder.AddPages();
        return Compose(builder.Build());
    }

    private static WebApplication Compose(WebApplication app)
    {
        app.UsePages();
        app.UseStaticFiles();
        app.UseRouting();
        app.MapApi();
        app.UseSignIn();
        app.MapPages();
        app.MapHealth();
        app.Lifetime.ApplicationStarted.Register(() => Welcome.Print(app));
        return app;
    }
}
