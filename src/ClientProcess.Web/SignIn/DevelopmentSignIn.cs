using System.Collections.Immutable;
using System.Net;

namespace ClientProcess.Web.SignIn;

/// <summary>Decides whether somebody may walk in without a password: only while developing, only from this machine itself.</summary>
public sealed class DevelopmentSignIn(IHostEnvironment environment)
{
    // A name that somebody else's DNS points at this machine arrives over loopback too, but under its own name.
    private static readonly ImmutableArray<string> NamesOfThisMachine = ["localhost", "127.0.0.1", "[::1]"];

    // A proxy on this machine makes the whole world look like loopback.
    private static readonly ImmutableArray<string> SignsOfAProxy =
        ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Original-For", "X-Original-Host"];

    public bool IsOpenTo(HttpContext context) =>
        environment.IsDevelopment()
        && context.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address)
        && NamesOfThisMachine.Contains(context.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
        && !SignsOfAProxy.Any(context.Request.Headers.ContainsKey);
}
