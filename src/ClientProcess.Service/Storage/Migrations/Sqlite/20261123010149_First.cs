using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClientProcess.Service.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class First : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "case_values",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    revision = table.Column<int>(type: "INTEGER", nullable: false),
                    value = table.Column<string>(type: "text", maxLength: -1, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_values", x => new { x.case_id, x.key, x.revision });
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    definition_key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    definition_version = table.Column<int>(type: "INTEGER", nullable: false),
                    process = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    conversation = table.Column<Guid>(type: "TEXT", nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    owner_person = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    owner_team = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    intake_team = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    channel = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    occurred_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    opened_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    has_incident = table.Column<bool>(type: "INTEGER", nullable: false),
                    route_length = table.Column<int>(type: "INTEGER", nullable: false),
                    bounces = table.Column<int>(type: "INTEGER", nullable: false),
                    declines = table.Column<int>(type: "INTEGER", nullable: false),
                    next_wake = table.Column<DateTime>(type: "TEXT", nullable: true),
                    leased_until = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "definitions",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", nullable: false),
                    published_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    published_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_definitions", x => new { x.key, x.version });
                });

            migrationBuilder.CreateTable(
                name: "handoffs",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    task_no = table.Column<int>(type: "INTEGER", nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from_team = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    from_person = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    to_team = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    status = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    offered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    decided_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    decided_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    reason = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    previous = table.Column<int>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    etag = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_handoffs", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "imports",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_imports", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    command_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    by_kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    by_id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    events = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => new { x.case_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "outbox",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    seq = table.Column<int>(type: "INTEGER", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: -1, nullable: false),
                    created_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    next_attempt_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    done_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    trouble = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    given_up = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outbox", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    issuer = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    subject = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    teams = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    roles = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "requests",
                columns: table => new
                {
                    caller = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    hash = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    answer = table.Column<string>(type: "TEXT", maxLength: -1, nullable: false),
                    at = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_requests", x => new { x.caller, x.key });
                });

            migrationBuilder.CreateTable(
                name: "start_timers",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    process = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    next_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    repeats = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_start_timers", x => new { x.key, x.node });
                });

            migrationBuilder.CreateTable(
                name: "subscriptions",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    correlation = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_subscriptions", x => new { x.case_id, x.position });
                });

            migrationBuilder.CreateTable(
                name: "tasks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    no = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    node = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    team = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    responsible = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    meant_for = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    status = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    attached = table.Column<bool>(type: "INTEGER", nullable: false),
                    offered_at = table.Column<DateTime>(type: "TEXT", nullable: false),
                    claimed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    due_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    follow_up_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_at = table.Column<DateTime>(type: "TEXT", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    client_since = table.Column<DateTime>(type: "TEXT", nullable: false),
                    etag = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tasks", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "teams",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    coordinator = table.Column<string>(type: "TEXT", maxLength: 400, nullable: true),
                    is_fallback = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_teams", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_cases_conversation",
                table: "cases",
                column: "conversation");

            migrationBuilder.CreateIndex(
                name: "IX_cases_next_wake",
                table: "cases",
                column: "next_wake",
                filter: "next_wake IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_cases_number",
                table: "cases",
                column: "number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_cases_status_opened_at",
                table: "cases",
                columns: new[] { "status", "opened_at" });

            migrationBuilder.CreateIndex(
                name: "IX_handoffs_from_team_offered_at",
                table: "handoffs",
                columns: new[] { "from_team", "offered_at" },
                filter: "status = 'offered'");

            migrationBuilder.CreateIndex(
                name: "IX_handoffs_to_team_offered_at",
                table: "handoffs",
                columns: new[] { "to_team", "offered_at" },
                filter: "status = 'offered'");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_case_id",
                table: "outbox",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_next_attempt_at",
                table: "outbox",
                column: "next_attempt_at",
                filter: "done_at IS NULL AND NOT given_up");

            migrationBuilder.CreateIndex(
                name: "IX_people_issuer_subject",
                table: "people",
                columns: new[] { "issuer", "subject" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_requests_at",
                table: "requests",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "IX_start_timers_next_at",
                table: "start_timers",
                column: "next_at",
                filter: "next_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_subscriptions_name_correlation",
                table: "subscriptions",
                columns: new[] { "name", "correlation" });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_holder",
                table: "tasks",
                column: "holder",
                filter: "status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_tasks_team_due_at_client_since",
                table: "tasks",
                columns: new[] { "team", "due_at", "client_since" },
                filter: "status = 'open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_values");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "definitions");

            migrationBuilder.DropTable(
                name: "handoffs");

            migrationBuilder.DropTable(
                name: "imports");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "outbox");

            migrationBuilder.DropTable(
                name: "people");

            migrationBuilder.DropTable(
                name: "requests");

            migrationBuilder.DropTable(
                name: "start_timers");

            migrationBuilder.DropTable(
                name: "subscriptions");

            migrationBuilder.DropTable(
                name: "tasks");

            migrationBuilder.DropTable(
                name: "teams");
        }
    }
}
