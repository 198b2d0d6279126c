namespace ClientProcess.Engine.Tests;

public sealed class HouseTests
{
    [Fact]
    public void Builds() => Assert.True(true);
}
