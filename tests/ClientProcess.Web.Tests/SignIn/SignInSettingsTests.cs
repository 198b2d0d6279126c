using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Tests.SignIn;

public sealed class SignInSettingsTests
{
    private const string Authority = "https://sign-in.gemeente.example";

    [Fact]
    public void Outside_Development_nothing_starts_without_an_authority()
    {
        Assert.Contains("set SignIn:Authority", Refusal("Production"), StringComparison.Ordinal);
        Assert.Contains("this is Staging", Refusal("Staging"), StringComparison.Ordinal);
        Assert.Contains("set SignIn:Authority", Refusal("Production", ("Authority", "  ")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Development_starts_without()
    {
        await using var app = Door.Build("Development", []);
        Assert.NotNull(app);
    }

    [Fact]
    public void An_authority_asks_for_a_registration()
    {
        Assert.Contains("SignIn:ClientId is not", Refusal("Production", ("Authority", Authority)), StringComparison.Ordinal);
        Assert.Contains("SignIn:ClientSecret is not", Refusal("Production", ("Authority", Authority), ("ClientId", "a")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://sign-in.gemeente.example")]
    [InlineData("sign-in.gemeente.example")]
    [InlineData("ftp://sign-in.gemeente.example")]
    public void An_authority_over_plain_http_is_refused(string authority) =>
        Assert.Contains("to be an https address", Refusal("Production", ("Authority", authority)), StringComparison.Ordinal);

    [Theory]
    [InlineData("common")]
    [InlineData("Organizations")]
    [InlineData("consumers")]
    public void A_tenant_of_everybody_is_refused(string tenant) =>
        Assert.Contains("one organisation's tenant", Refusal("Production", ("TenantId", tenant)), StringComparison.Ordinal);

    [Fact]
    public void Two_authorities_are_refused() =>
        Assert.Contains("Expected one authority", Refusal("Production", ("Authority", Authority), ("TenantId", "t")), StringComparison.Ordinal);

    [Fact]
    public void A_misspelt_role_is_refused()
    {
        Assert.Contains("SignIn:Roles:behandelaar", Refusal("Development", ("Roles:behandelaar", "employe")), StringComparison.Ordinal);
        Assert.Contains("SignIn:Groups:g1:Roles", Refusal("Development", ("Groups:g1:Roles:0", "Supervisor")), StringComparison.Ordinal);
    }

    private static string Refusal(string environment, params (string Key, string? Value)[] settings) =>
        Assert.Throws<InvalidOperationException>(() => Door.Build(environment, settings)).Message;
}
