using ClientProcess.Web.SignIn;

namespace ClientProcess.Web;

/// <summary>Tells whoever started it where it is and who can sign in.</summary>
internal static class Welcome
{
    public static void Print(WebApplication app)
    {
        Console.WriteLine($"ClientProcess runs at {string.Join(", ", app.Urls)}");
        if (app.Environment.IsDevelopment() && app.Services.GetRequiredService<SignInSettings>().Authority is null)
            Console.WriteLine($"Sign in as one of: {string.Join(", ", DevelopmentPeople.All.Select(person => person.Name))}");
    }
}
