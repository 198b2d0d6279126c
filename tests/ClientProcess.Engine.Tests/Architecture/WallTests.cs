using System.Net.Http;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent.Syntax.Elements.Types;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using ClientProcess.Engine.Cases;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ClientProcess.Engine.Tests.Walls;

/// <summary>
/// The walls of the Engine. A rule whose target is misspelt passes silently, so each has a control: the same rule, built by the same method, is
/// seen to fail on code that breaks it.
/// </summary>
public sealed class WallTests
{
    private const string Root = "ClientProcess.Engine";

    private static readonly Architecture Built = new ArchLoader().LoadAssembly(typeof(CaseState).Assembly).LoadNamespacesWithinAssembly(typeof(WallTests).Assembly, typeof(WallTests).Namespace!).Build();

    /// <summary>All that pure rules need. Whatever else turns up here is I/O, a framework, or somebody's shortcut.</summary>
    private static readonly string[] MayUse =
    [
        "NodaTime", "Superpower", "YamlDotNet", "System.Runtime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory",
        "System.Private.Xml", "System.Xml", "System.Xml.ReaderWriter", "System.Xml.XDocument", "System.Private.Xml.Linq", "System.Text.Json", "System.Text.Encodings.Web", "System.Text.Encoding.Extensions",
        "System.Text.RegularExpressions", "System.Runtime.Numerics", "System.Collections.Concurrent", "System.Threading", "System.Runtime.Extensions", "System.Globalization", "System.Private.CoreLib",
    ];

    [Fact]
    public void The_Engine_uses_nothing_but_pure_libraries() => Assert.Empty(Beyond(typeof(CaseState).Assembly));

    [Fact]
    public void That_would_be_seen() => Assert.Contains("System.Net.Http", Beyond(typeof(WallTests).Assembly));

    [Theory]
    [InlineData("System.Net")]
    [InlineData("System.Threading.Tasks")]
    [InlineData("System.IO.File")]
    [InlineData("System.Diagnostics.Process")]
    [InlineData("Microsoft.EntityFrameworkCore")]
    [InlineData("Microsoft.AspNetCore")]
    [InlineData("MediatR")]
    [InlineData("Quartz")]
    public void No_type_of_the_Engine_touches(string forbidden) =>
        Assert.Empty(Built.Types.Where(type => IsOfEngine(type) && Touches(type, forbidden)).Select(type => type.FullName));

    [Theory]
    [InlineData("System.Net")]
    [InlineData("System.Threading.Tasks")]
    [InlineData("System.IO.File")]
    public void Touching_would_be_seen(string forbidden) => Assert.Contains(Built.Types, type => type.Name == nameof(Offender) && Touches(type, forbidden));

    [Theory]
    [InlineData("Cases", "Language")]
    [InlineData("Cases", "RolePlays")]
    [InlineData("Definitions", "Cases")]
    [InlineData("Definitions", "Language")]
    [InlineData("Definitions", "RolePlays")]
    [InlineData("Calendars", "Cases")]
    [InlineData("Calendars", "Definitions")]
    [InlineData("Calendars", "Language")]
    [InlineData("Calendars", "Agreements")]
    [InlineData("Agreements", "Cases")]
    [InlineData("Agreements", "Language")]
    [InlineData("Agreements", "Clocks")]
    [InlineData("Clocks", "Cases")]
    [InlineData("Clocks", "Language")]
    [InlineData("Expressions", "Cases")]
    [InlineData("Expressions", "Definitions")]
    [InlineData("Expressions", "Language")]
    public void One_part_does_not_know_another(string part, string other)
    {
        Assert.Contains(Built.Types, type => IsIn(type, part));
        Assert.Contains(Built.Types, type => IsIn(type, other));
        Knows(part, other).Check(Built);
    }

    [Theory]
    [InlineData("Language", "Definitions")]
    [InlineData("Cases", "Definitions")]
    [InlineData("RolePlays", "Cases")]
    public void Knowing_another_would_be_seen(string part, string other) => Assert.False(Knows(part, other).HasNoViolations(Built));

    [Fact]
    public void Types_are_sealed_static_or_abstract() =>
        Assert.Empty(typeof(CaseState).Assembly.GetTypes().Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false }
            && type.Namespace?.StartsWith(Root, StringComparison.Ordinal) is true).Select(type => type.FullName));

    private static TypesShouldConjunction Knows(string part, string other) =>
        Types().That().ResideInNamespaceMatching($@"^{Root}\.{part}(\.|$)").Should().NotDependOnAny(Types().That().ResideInNamespaceMatching($@"^{Root}\.{other}(\.|$)"));

    private static bool IsOfEngine(IType type) => type.FullName.StartsWith(Root + ".", StringComparison.Ordinal) && !type.FullName.StartsWith(Root + ".Tests", StringComparison.Ordinal);

    private static bool IsIn(IType type, string part) => type.FullName.StartsWith($"{Root}.{part}.", StringComparison.Ordinal);

    private static bool Touches(IType type, string forbidden) => type.Dependencies.Any(dependency =>
        dependency.Target.FullName == forbidden || dependency.Target.FullName.StartsWith(forbidden + ".", StringComparison.Ordinal));

    private static IEnumerable<string> Beyond(System.Reflection.Assembly assembly) => assembly.GetReferencedAssemblies().Select(name => name.Name!).Except(MayUse);
}

/// <summary>Does what the Engine must not.</summary>
internal sealed class Offender
{
    public static async Task<string> Break(HttpClient client) => await client.GetStringAsync(new Uri("http://localhost")) + File.Exists("x");
}
