using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClientProcess.Service.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Compliance : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "breach_note",
                table: "clocks",
                type: "TEXT",
                maxLength: 400,
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "paused_at",
                table: "clocks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_clocks_due_at_kind",
                table: "clocks",
                columns: new[] { "due_at", "kind" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_clocks_due_at_kind",
                table: "clocks");

            migrationBuilder.DropColumn(
                name: "breach_note",
                table: "clocks");

            migrationBuilder.DropColumn(
                name: "paused_at",
                table: "clocks");
        }
    }
}
