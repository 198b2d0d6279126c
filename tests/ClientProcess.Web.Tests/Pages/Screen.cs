using ClientProcess.Tests;
using Microsoft.Playwright;

namespace ClientProcess.Web.Tests.Pages;

/// <summary>The machine's Chromium, and the people who sit before it.</summary>
internal sealed class Screen : IAsyncDisposable
{
    private readonly IPlaywright playwright;
    private readonly IBrowser browser;
    private readonly string address;

    private Screen(IPlaywright playwright, IBrowser browser, string address) => (this.playwright, this.browser, this.address) = (playwright, browser, address);

    /// <summary>What browsers complained about; a page that works makes them say nothing.</summary>
    public List<string> Complaints { get; } = [];

    public static async Task<Screen> StartAsync(string address)
    {
        var chromium = Needs.Chromium();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = chromium, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
        return new Screen(playwright, browser, address);
    }

    public async Task<IPage> SignInAsync(string name)
    {
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = address, Locale = "nl-NL", TimezoneId = "Europe/Amsterdam", ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // Chromium says so of every form that was refused; the page says it better.
            if (message.Type is "error" or "warning" && !message.Text.Contains("409 (Conflict)", StringComparison.Ordinal) && !message.Text.Contains("422 (", StringComparison.Ordinal))
                Complaints.Add($"{name} at {page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => Complaints.Add($"{name} at {page.Url}: {error}");
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        // A key pressed while the next page is still on its way is lost with the page it was pressed on.
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        return page;
    }

    /// <summary>Keeps a picture of the page where <c>CLIENTPROCESS_TEST_PICTURES</c> names a folder for them.</summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("CLIENTPROCESS_TEST_PICTURES") is not { Length: > 0 } folder) return;
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
    }

    public async ValueTask DisposeAsync()
    {
        await browser.DisposeAsync();
        playwright.Dispose();
    }
}
