using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClientProcess.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Signs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "calendar",
                table: "teams",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "merged_into",
                table: "teams",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "touched_at",
                table: "tasks",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "calendar",
                table: "people",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "acted_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "asked_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "asked_by",
                table: "cases",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "bounced_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "incident_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "moved_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "paused_at",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paused_by",
                table: "cases",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "paused_until",
                table: "cases",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "absences",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    person = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    from_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    until_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    substitute = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    divided_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ended_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_absences", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "signs",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    sign = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    task_no = table.Column<int>(type: "integer", nullable: true),
                    team = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    holder = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    fired = table.Column<string>(type: "jsonb", maxLength: -1, nullable: false),
                    next_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    resolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_signs", x => x.id);
                    table.ForeignKey(
                        name: "FK_signs_cases_case_id",
                        column: x => x.case_id,
                        principalTable: "cases",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_tasks_offered_at",
                table: "tasks",
                column: "offered_at",
                filter: "status = 'open' AND holder IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_outbox_created_at",
                table: "outbox",
                column: "created_at",
                filter: "given_up AND done_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_handoffs_offered_at",
                table: "handoffs",
                column: "offered_at",
                filter: "status IN ('offered', 'accepted') AND task_no = 0");

            migrationBuilder.CreateIndex(
                name: "IX_cases_asked_at",
                table: "cases",
                column: "asked_at",
                filter: "asked_at IS NOT NULL AND status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_bounced_at",
                table: "cases",
                column: "bounced_at",
                filter: "bounces >= 2 AND status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_incident_at",
                table: "cases",
                column: "incident_at",
                filter: "has_incident AND status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_moved_at",
                table: "cases",
                column: "moved_at",
                filter: "next_wake IS NULL AND status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_cases_paused_at",
                table: "cases",
                column: "paused_at",
                filter: "paused AND paused_until IS NULL AND status = 'open'");

            migrationBuilder.CreateIndex(
                name: "IX_absences_from_at",
                table: "absences",
                column: "from_at",
                filter: "divided_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_absences_person_from_at",
                table: "absences",
                columns: new[] { "person", "from_at" });

            migrationBuilder.CreateIndex(
                name: "IX_signs_case_id",
                table: "signs",
                column: "case_id");

            migrationBuilder.CreateIndex(
                name: "IX_signs_next_at",
                table: "signs",
                column: "next_at",
                filter: "resolved_at IS NULL AND next_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_signs_sign",
                table: "signs",
                column: "sign",
                filter: "resolved_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "absences");

            migrationBuilder.DropTable(
                name: "signs");

            migrationBuilder.DropIndex(
                name: "IX_tasks_offered_at",
                table: "tasks");

            migrationBuilder.DropIndex(
                name: "IX_outbox_created_at",
                table: "outbox");

            migrationBuilder.DropIndex(
                name: "IX_handoffs_offered_at",
                table: "handoffs");

            migrationBuilder.DropIndex(
                name: "IX_cases_asked_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_bounced_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_incident_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_moved_at",
                table: "cases");

            migrationBuilder.DropIndex(
                name: "IX_cases_paused_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "calendar",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "merged_into",
                table: "teams");

            migrationBuilder.DropColumn(
                name: "touched_at",
                table: "tasks");

            migrationBuilder.DropColumn(
                name: "calendar",
                table: "people");

            migrationBuilder.DropColumn(
                name: "acted_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "asked_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "asked_by",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "bounced_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "incident_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "moved_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "paused_by",
                table: "cases");

            migrationBuilder.DropColumn(
                name: "paused_until",
                table: "cases");
        }
    }
}
