using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace ClientProcess.Service.Storage;

/// <summary>
/// The database: EF Core owns the model, the migrations and the reading. Cases are written by <see cref="CaseStore"/> alone.
/// </summary>
public abstract class ClientProcessDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<CaseRow> Cases => Set<CaseRow>();
    public DbSet<JournalRow> Journal => Set<JournalRow>();
    public DbSet<CaseValueRow> Values => Set<CaseValueRow>();
    public DbSet<TaskRow> Tasks => Set<TaskRow>();
    public DbSet<HandoffRow> Handoffs => Set<HandoffRow>();
    public DbSet<SubscriptionRow> Subscriptions => Set<SubscriptionRow>();
    public DbSet<OutboxRow> Outbox => Set<OutboxRow>();
    public DbSet<RequestRow> Requests => Set<RequestRow>();
    public DbSet<DefinitionRow> Definitions => Set<DefinitionRow>();
    public DbSet<StartTimerRow> StartTimers => Set<StartTimerRow>();
    public DbSet<TeamRow> Teams => Set<TeamRow>();
    public DbSet<PersonRow> People => Set<PersonRow>();
    public DbSet<ImportRow> Imports => Set<ImportRow>();

    public DbSet<PromiseRow> Promises => Set<PromiseRow>();
    public DbSet<ClockRow> Clocks => Set<ClockRow>();

    public DbSet<NoticeRow> Notices => Set<NoticeRow>();
    public DbSet<TurnRow> Turns => Set<TurnRow>();

    public DbSet<SignRow> Signs => Set<SignRow>();
    public DbSet<AbsenceRow> Absences => Set<AbsenceRow>();

    /// <summary>The column type that holds JSON.</summary>
    protected abstract string JsonType { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcConverter>();
        configurationBuilder.Properties<string>().HaveMaxLength(TextMax);
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        CaseTables(modelBuilder);
        WorkTables(modelBuilder);
        DeskTables(modelBuilder);
        NoticeTables(modelBuilder);
        PromiseTables(modelBuilder);
        SignTables(modelBuilder);
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(type => type.GetProperties())) property.SetColumnName(Snake(property.Name));
    }

    /// <summary>Characters in an id, a name, a code. What people type is JSON, and bounded by the rules.</summary>
    internal const int TextMax = 400;

    private void PromiseTables(ModelBuilder model)
    {
        model.Entity<PromiseRow>(row =>
        {
            row.ToTable("promises").HasKey(item => item.Version);
            row.Property(item => item.Version).ValueGeneratedNever();
            row.Property(item => item.Agreements).HasColumnType("text").HasMaxLength(-1);
            row.Property(item => item.Calendars).HasColumnType("text").HasMaxLength(-1);
            row.Property(item => item.Drawn).HasColumnType("text").HasMaxLength(-1);
        });
        model.Entity<ClockRow>(row =>
        {
            row.ToTable("clocks").HasKey(item => new { item.CaseId, item.No });
            row.Property(item => item.Detail).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasIndex(item => item.DueAt).HasFilter("verdict IS NULL AND paused IS NULL");
            row.HasIndex(item => item.Promises).HasFilter("verdict IS NULL");
            row.HasIndex(item => item.StoppedAt).HasFilter("verdict IS NOT NULL");
            // What compliance counts: everything that was due in a period.
            row.HasIndex(item => new { item.DueAt, item.Kind });
        });
    }

    private void SignTables(ModelBuilder model)
    {
        model.Entity<SignRow>(row =>
        {
            row.ToTable("signs").HasKey(item => item.Id);
            row.Property(item => item.Fired).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasOne<CaseRow>().WithMany().HasForeignKey(item => item.CaseId).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(item => item.Sign).HasFilter("resolved_at IS NULL");
            row.HasIndex(item => item.NextAt).HasFilter("resolved_at IS NULL AND next_at IS NOT NULL");
        });
        model.Entity<AbsenceRow>(row =>
        {
            row.ToTable("absences").HasKey(item => item.Id);
            row.HasIndex(item => new { item.Person, item.FromAt });
            row.HasIndex(item => item.FromAt).HasFilter("divided_at IS NULL");
        });
    }

    private void CaseTables(ModelBuilder model)
    {
        model.Entity<CaseRow>(row =>
        {
            row.ToTable("cases").HasKey(item => item.Id);
            row.Property(item => item.State).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasIndex(item => item.Number).IsUnique();
            row.HasIndex(item => item.Conversation);
            row.HasIndex(item => item.NextWake).HasFilter("next_wake IS NOT NULL");
            row.HasIndex(item => new { item.Status, item.OpenedAt });
            // What stuck signs look for: few of the open cases are any of these.
            row.HasIndex(item => item.PausedAt).HasFilter("paused AND paused_until IS NULL AND status = 'open'");
            row.HasIndex(item => item.IncidentAt).HasFilter("has_incident AND status = 'open'");
            row.HasIndex(item => item.BouncedAt).HasFilter("bounces >= 2 AND status = 'open'");
            row.HasIndex(item => item.AskedAt).HasFilter("asked_at IS NOT NULL AND status = 'open'");
            row.HasIndex(item => item.MovedAt).HasFilter("next_wake IS NULL AND status = 'open'");
        });
        model.Entity<JournalRow>(row =>
        {
            row.ToTable("journal").HasKey(item => new { item.CaseId, item.Seq });
            row.Property(item => item.Events).HasColumnType(JsonType).HasMaxLength(-1);
        });
        model.Entity<CaseValueRow>(row =>
        {
            row.ToTable("case_values").HasKey(item => new { item.CaseId, item.Key, item.Revision });
            // JSON as text: it is searched in and handed out, never queried by its parts.
            row.Property(item => item.Value).HasColumnType("text").HasMaxLength(-1);
        });
    }

    private void WorkTables(ModelBuilder model)
    {
        model.Entity<TaskRow>(row =>
        {
            row.ToTable("tasks").HasKey(item => new { item.CaseId, item.No });
            row.Ignore(item => item.RiskAt);
            row.HasIndex(item => new { item.Team, item.DueAt, item.ClientSince }).HasFilter("status = 'open'");
            row.HasIndex(item => item.Holder).HasFilter("status = 'open'");
            row.HasIndex(item => item.OfferedAt).HasFilter("status = 'open' AND holder IS NULL");
        });
        model.Entity<HandoffRow>(row =>
        {
            row.ToTable("handoffs").HasKey(item => new { item.CaseId, item.No });
            row.Property(item => item.Detail).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasIndex(item => new { item.ToTeam, item.OfferedAt }).HasFilter("status = 'offered'");
            row.HasIndex(item => new { item.FromTeam, item.OfferedAt }).HasFilter("status = 'offered'");
            row.HasIndex(item => item.OfferedAt).HasFilter("status IN ('offered', 'accepted') AND task_no = 0");
        });
        model.Entity<SubscriptionRow>(row =>
        {
            row.ToTable("subscriptions").HasKey(item => new { item.CaseId, item.Position });
            row.HasIndex(item => new { item.Name, item.Correlation });
        });
    }

    private void DeskTables(ModelBuilder model)
    {
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox").HasKey(item => item.Id);
            row.Property(item => item.Event).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasIndex(item => item.NextAttemptAt).HasFilter("done_at IS NULL AND NOT given_up");
            row.HasIndex(item => item.CaseId);
            row.HasIndex(item => item.CreatedAt).HasFilter("given_up AND done_at IS NULL");
        });
        model.Entity<RequestRow>(row =>
        {
            row.ToTable("requests").HasKey(item => new { item.Caller, item.Key });
            row.Property(item => item.Answer).HasColumnType(JsonType).HasMaxLength(-1);
            row.HasIndex(item => item.At);
        });
        model.Entity<DefinitionRow>().ToTable("definitions").HasKey(item => new { item.Key, item.Version });
        model.Entity<StartTimerRow>(row =>
        {
            row.ToTable("start_timers").HasKey(item => new { item.Key, item.Node });
            row.HasIndex(item => item.NextAt).HasFilter("next_at IS NOT NULL");
        });
        model.Entity<TeamRow>().ToTable("teams").HasKey(item => item.Id);
        model.Entity<PersonRow>(row =>
        {
            row.ToTable("people").HasKey(item => item.Id);
            row.HasIndex(item => new { item.Issuer, item.Subject }).IsUnique();
        });
        model.Entity<ImportRow>().ToTable("imports").HasKey(item => item.Name);
    }

    private static void NoticeTables(ModelBuilder model)
    {
        model.Entity<NoticeRow>(row =>
        {
            row.ToTable("notices").HasKey(item => item.Id);
            // Erased with its case, by whatever way the case goes.
            row.HasOne<CaseRow>().WithMany().HasForeignKey(item => item.CaseId).OnDelete(DeleteBehavior.Cascade);
            row.HasIndex(item => new { item.Recipient, item.At });
            row.HasIndex(item => item.Recipient).HasFilter("read_at IS NULL");
            row.HasIndex(item => item.MailNextAt).HasFilter("mail_next_at IS NOT NULL");
            row.HasIndex(item => item.At);
        });
        model.Entity<TurnRow>().ToTable("turns").HasKey(item => item.Name);
    }

    private static string Snake(string name) => Engine.Definitions.Kebab.Of(name).Replace('-', '_');

    /// <summary>Instants are UTC in the database and in code, whatever the provider makes of them.</summary>
    private sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
        value => value.ToUniversalTime(), value => DateTime.SpecifyKind(value, DateTimeKind.Utc));
}

public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ClientProcessDb(options)
{
    protected override string JsonType => "TEXT";
}

public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : ClientProcessDb(options)
{
    protected override string JsonType => "jsonb";
}
