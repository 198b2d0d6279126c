using ClientProcess.Service.Dispatch;
using ClientProcess.Service.Notifications;
using ClientProcess.Service.Notifications.Mail;
using ClientProcess.Service.Outbox;
using ClientProcess.Service.Promises;
using ClientProcess.Service.Publishing;
using ClientProcess.Service.Storage;
using ClientProcess.Service.Sweeps;
using MediatR;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Quartz;

namespace ClientProcess.Service.Hosting;

/// <summary>Puts the service together.</summary>
public static class ServiceSetup
{
    /// <summary>Between two ticks of the sweeps: how late a timer may be when nothing else is wrong.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);

    /// <summary>Between two looks at the workflows folder: whoever changes a file does not wait long to see it in force, or hear why not.</summary>
    private static readonly TimeSpan WorkflowTick = TimeSpan.FromSeconds(10);

    /// <summary>Between two looks at what is due: a case whose time has come is woken well within the second.</summary>
    private static readonly TimeSpan WakeTick = TimeSpan.FromMilliseconds(250);

    /// <summary>Between two looks at whether it is this node's turn to tidy up.</summary>
    private static readonly TimeSpan HousekeepingTick = TimeSpan.FromMinutes(10);

    /// <summary>How long a chain partner may take to answer before it is tried again later.</summary>
    private static readonly TimeSpan PartnerPatience = TimeSpan.FromSeconds(20);

    /// <summary>Everything but the background work: enough to read, decide and store.</summary>
    public static IServiceCollection AddClientProcess(this IServiceCollection services, IConfiguration configuration)
    {
        var dataDirectory = configuration["Storage:DataDirectory"] ?? "data";
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(_ => Database.From(configuration.GetConnectionString("ClientProcess"), dataDirectory));
        services.AddSingleton(NotificationSettings.Read(configuration, dataDirectory));
        services.AddSingleton(Signs.SignSettings.Read(configuration));
        services.AddSingleton<CaseSignals>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<TeamRegister>();
        services.AddSingleton<PromiseRegister>();
        services.AddSingleton<ReviewSweep>();
        services.AddSingleton<CaseStore>();
        services.AddSingleton<WorkflowImport>();
        services.AddSingleton<WorkflowStanding>();
        services.AddSingleton<WorkflowWatch>();
        services.AddSingleton<ClockQuery>();
        services.AddSingleton<Board.BoardQuery>();
        services.AddSingleton<Compliance.ComplianceQuery>();
        services.AddSingleton<Carrier>();
        services.AddSingleton<Tasks.NextTaskQueue>();
        services.AddSingleton<WakeSweep>();
        services.AddSingleton<OutboxSweep>();
        services.AddSingleton<StartTimerSweep>();
        services.AddSingleton<Worklist.WorklistQuery>();
        services.AddSingleton<Cases.CaseQueries>();
        services.AddSingleton<Cases.CaseLookups>();
        services.AddSingleton<Absence.Presence>();
        services.AddSingleton<Absence.WorkDivision>();
        services.AddSingleton<Absence.PresenceQuery>();
        services.AddSingleton<Signs.StuckQuery>();
        services.AddSingleton<Signs.SignLadder>();
        services.AddSingleton<Signs.SignSweep>();
        services.AddSingleton<Recipients>();
        services.AddSingleton<Notifier>();
        services.AddSingleton<NoticeQuery>();
        services.AddSingleton<MailSweep>();
        services.AddSingleton<NoticeHousekeeping>();
        services.AddHttpClient("partners").ConfigureHttpClient(client => client.Timeout = PartnerPatience);
        return services.AddDispatcher();
    }

    /// <summary>Database, import and sweeps, in that order, on this node.</summary>
    public static IServiceCollection AddClientProcessWorker(this IServiceCollection services)
    {
        services.AddQuartz(quartz =>
        {
            Every<WakeJob>(quartz, "wakes", WakeTick);
            Every<SweepJob>(quartz, "sweeps", Tick);
            Every<WorkflowWatchJob>(quartz, "workflows", WorkflowTick);
            Every<MailJob>(quartz, "mails", Tick);
            Every<Signs.SignJob>(quartz, "signs", Signs.SignSweep.BetweenTurns);
            Every<NoticeHousekeepingJob>(quartz, "notices", HousekeepingTick);
        });
        return services.AddHostedService<Worker>().AddHostedService<NodeSignals>();
    }

    private static void Every<TJob>(IQuartzBuilder quartz, string name, TimeSpan interval)
        where TJob : IJob
    {
        var job = new JobKey(name);
        quartz.AddJob<TJob>(options => options.WithIdentity(job));
        quartz.AddTrigger(options => options.ForJob(job).WithSimpleSchedule(schedule => schedule.WithInterval(interval).RepeatForever()));
    }

    private static IServiceCollection AddDispatcher(this IServiceCollection services)
    {
        services.AddTransient<ServiceFactory>(provider => provider.GetService!);
        services.AddTransient<IMediator, Mediator>();
        services.AddTransient<Dispatcher>();
        foreach (var handler in typeof(ServiceSetup).Assembly.GetTypes().Where(type => type is { IsClass: true, IsAbstract: false }))
        {
            foreach (var contract in handler.GetInterfaces().Where(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IRequestHandler<,>)))
                services.AddTransient(contract, handler);
        }
        return services;
    }
}
