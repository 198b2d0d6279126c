namespace ClientProcess.Web.Tests;

public sealed class HouseTests
{
    [Fact]
    public void Builds() => Assert.True(true);
}
