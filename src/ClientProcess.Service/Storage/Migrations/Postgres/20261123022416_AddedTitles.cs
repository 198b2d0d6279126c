using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ClientProcess.Service.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class AddedTitles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "tasks",
                type: "character varying(400)",
                maxLength: 400,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "title",
                table: "tasks");
        }
    }
}
