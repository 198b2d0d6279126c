using ClientProcess.Tests;
using Npgsql;

namespace ClientProcess.Web.Tests.Pages;

public sealed class LiveTests
{
    /// <summary>Far more than a signal takes, far less than the half minute after which pages ask by themselves.</summary>
    private static readonly TimeSpan HeardWithin = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_change_in_a_persons_team_is_heard_and_one_elsewhere_is_not()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var anouk = await node.SignInAsync("anouk");
        using var daan = await node.SignInAsync("daan");
        using var near = await anouk.ListenAsync();
        using var far = await daan.ListenAsync();

        await kim.RegisterAsync("Container vol");

        await HearsAsync(near);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => HearsAsync(far, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task The_team_that_lost_the_work_hears_of_it_too()
    {
        await using var node = await Node.StartAsync();
        using var kim = await node.SignInAsync("kim");
        using var lee = await node.SignInAsync("lee");
        using var anouk = await node.SignInAsync("anouk");
        var task = await kim.RegisterAsync("Container vol");
        await kim.ActAsync(task, "claim");
        await kim.ActAsync(task, "complete", ("field.adres", "Lindestraat 3"), ("choice.Gateway_Direct", "Flow_NaarBeoordeling"));
        using var line = await anouk.ListenAsync();

        // Accepting it takes it off the list of what klantcontact handed over and still answered for.
        await lee.PostAsync("/", "/");

        await HearsAsync(line);
    }

    [Fact]
    public async Task A_change_on_one_node_is_heard_on_the_other()
    {
        var server = new NpgsqlConnectionStringBuilder(Needs.PostgreSql());
        var name = $"pages_{Guid.CreateVersion7():N}";
        await RunAsync(server.ConnectionString, $"CREATE DATABASE {name}");
        var postgres = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name }.ConnectionString;
        await using (var one = await Node.StartAsync(postgres))
        await using (var other = await Node.StartAsync(postgres))
        {
            using var kim = await one.SignInAsync("kim");
            using var anouk = await other.SignInAsync("anouk");
            using var line = await anouk.ListenAsync();

            await kim.RegisterAsync("Container vol");

            await HearsAsync(line);
        }
        await RunAsync(server.ConnectionString, $"DROP DATABASE {name} WITH (FORCE)");
    }

    private static async Task HearsAsync(StreamReader line, TimeSpan? within = null)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(within ?? HeardWithin);
        while (await line.ReadLineAsync(patience.Token) != "event: changed")
        {
        }
    }

    private static async Task RunAsync(string connectionString, string sql)
    {
        await using var connection = new NpgsqlConnection(connectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
