using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClientProcess.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Clocks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "clocks",
                columns: table => new
                {
                    case_id = table.Column<Guid>(type: "uuid", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    task_no = table.Column<int>(type: "integer", nullable: true),
                    handoff_no = table.Column<int>(type: "integer", nullable: true),
                    agreement = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    kind = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    clock = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    process = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    team = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    partner = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    priority = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    target = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    started_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    due_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    risk_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    paused = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    stopped_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    verdict = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    waited_client = table.Column<long>(type: "bigint", nullable: false),
                    waited_partner = table.Column<long>(type: "bigint", nullable: false),
                    waited_other = table.Column<long>(type: "bigint", nullable: false),
                    breach_reason = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    breach_reason_by = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: true),
                    breach_reason_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    promises = table.Column<int>(type: "integer", nullable: false),
                    detail = table.Column<string>(type: "jsonb", maxLength: -1, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_clocks", x => new { x.case_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "promises",
                columns: table => new
                {
                    version = table.Column<int>(type: "integer", nullable: false),
                    hash = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    agreements = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    calendars = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    drawn = table.Column<string>(type: "text", maxLength: -1, nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_promises", x => x.version);
                });

            migrationBuilder.CreateIndex(
                name: "IX_clocks_due_at",
                table: "clocks",
                column: "due_at",
                filter: "verdict IS NULL AND paused IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_clocks_promises",
                table: "clocks",
                column: "promises",
                filter: "verdict IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_clocks_stopped_at",
                table: "clocks",
                column: "stopped_at",
                filter: "verdict IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "clocks");

            migrationBuilder.DropTable(
                name: "promises");
        }
    }
}
