using System.Net;

namespace ClientProcess.Web.Tests.Api;

public sealed class NextTaskTests
{
    private static object QuestionAt(DateTimeOffset moment) => new { process = "serviceverzoek", occurredAt = moment, data = new { vraag = "x" } };

    [Theory]
    [InlineData("sqlite")]
    [InlineData("postgres")]
    public async Task Simultaneous_callers_each_get_another_task_and_the_longest_waiting_clients_come_first(string database)
    {
        await using var host = await ApiHost.On(database);
        var (kim, anouk, noor) = (await host.As("kim"), await host.As("anouk"), await host.As("noor"));
        foreach (var _ in Enumerable.Range(0, 24)) await kim.Register();
        var inOrder = (await kim.Get("tasks?team=klantcontact&pageSize=100")).IsOk()["items"]!.AsArray().Select(task => (string)task!["id"]!).ToList();

        // More callers than people: one person who asks three times at once wants three tasks.
        var taken = await Task.WhenAll(Enumerable.Range(0, 18).Select(i => new[] { kim, anouk, noor }[i % 3].Post("tasks/next?team=klantcontact")));

        Assert.Equal(inOrder[..18].Order(), taken.Select(answer => answer.IsOk().String("id")).Order());
        Assert.Equal(6, (int)(await kim.Get("tasks?assignee=me")).IsOk()["total"]!);
    }

    [Fact]
    public async Task Among_what_is_due_at_once_the_client_who_waits_longest_comes_first_and_when_all_is_taken_there_is_nothing()
    {
        var now = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        await using var host = await ApiHost.OnSqlite(builder => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton<TimeProvider>(builder.Services, now));
        var kim = await host.As("kim");
        var today = now.GetUtcNow();
        var yesterday = await kim.Post("cases", QuestionAt(today.AddDays(-1)));
        var lastWeek = await kim.Post("cases", QuestionAt(today.AddDays(-7)));
        now.Advance(TimeSpan.FromDays(1));
        kim = await host.As("kim"); // yesterday's token has expired
        var later = await kim.Post("cases", QuestionAt(today.AddDays(-30))); // due a working day after the others

        foreach (var expected in new[] { lastWeek, yesterday, later })
            Assert.StartsWith(Guid.Parse(expected.Is(HttpStatusCode.Created).String("id")).ToString("N"), (await kim.Post("tasks/next")).IsOk().String("id"), StringComparison.Ordinal);
        var key = "nothing-left";
        Assert.Equal("", (await kim.Post("tasks/next", null, key)).Is(HttpStatusCode.NoContent).Text);
        await kim.Register();
        (await kim.Post("tasks/next", null, key)).Is(HttpStatusCode.NoContent); // the same request, the same answer
        (await kim.Post("tasks/next?team=uitvoering")).IsProblem(HttpStatusCode.Forbidden, "not-your-team", "uitvoering");
        (await kim.Post("tasks/next")).IsOk();
    }
}
