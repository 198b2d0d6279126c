using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ClientProcess.Service.Storage.Migrations.Postgres;

/// <summary>
/// Room on each page for the next version of its rows: taking a case in hand touches no index, so with room beside it no index is written
/// either. Measured without: 465 of 135,667 updates of cases stayed on their page.
/// </summary>
[DbContext(typeof(PostgresDb))]
[Migration("20261123031200_RoomForUpdates")]
public sealed class RoomForUpdates : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("ALTER TABLE cases SET (fillfactor = 60);");
        migrationBuilder.Sql("ALTER TABLE clocks SET (fillfactor = 75);");
    }

    protected override void Down(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.Sql("ALTER TABLE cases RESET (fillfactor);");
        migrationBuilder.Sql("ALTER TABLE clocks RESET (fillfactor);");
    }
}
