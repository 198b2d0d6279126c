using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Api;

/// <summary>The API for staff and systems of the own organisation; see README.md beside this file.</summary>
public static class ApiSetup
{
    public const string Base = "/api/v1";

    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.AddSingleton<Actors>();
        services.AddSingleton<CaseReading>();
        return services.AddApiDocument();
    }

    /// <summary>Comes before the sign-in, so that its refusals carry the API's headers too.</summary>
    public static WebApplication MapApi(this WebApplication app)
    {
        app.UseWhen(context => context.Request.IsApi(), api => api.UseMiddleware<ApiPipeline>());
        var root = app.MapGroup(Base).AddEndpointFilter(ApiEndpoints.RefuseUnreadable);
        var cases = root.MapGroup("/cases").WithTags("Cases");
        CaseReads.Map(cases);
        CaseCommands.Map(cases);
        var tasks = root.MapGroup("/tasks").WithTags("Tasks");
        TaskReads.Map(tasks);
        TaskCommands.Map(tasks);
        var handoffs = root.MapGroup("/handoffs").WithTags("Handoffs");
        HandoffReads.Map(handoffs);
        HandoffCommands.Map(handoffs);
        MessageCommands.Map(root.MapGroup("/messages").WithTags("Messages"));
        var notices = root.MapGroup("/notices").WithTags("Notices");
        NoticeReads.Map(notices);
        NoticeCommands.Map(notices);
        Clocks.Map(cases, root.MapGroup("/clocks").WithTags("Clocks"));
        BoardReads.Map(root.MapGroup("/board").WithTags("Board").RequireAuthorization(Roles.Overseers));
        StuckReads.Map(root.MapGroup("/board").WithTags("Board"));
        ComplianceReads.Map(root.MapGroup("/compliance").WithTags("Compliance").RequireAuthorization(Roles.Supervisor));
        PresenceEndpoints.Map(root.MapGroup("/people").WithTags("People"), root.MapGroup("/teams").WithTags("Teams"));
        app.MapApiDocument();
        return app;
    }
}
