using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace ClientProcess.Service.Tests.World;

/// <summary>A mail server on loopback that knows as much SMTP as a client needs, and keeps what it was given.</summary>
public sealed class PlayedMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _closing = new();
    private readonly Task _running;
    private int _connections;

    private PlayedMailServer(int port)
    {
        _listener = new TcpListener(IPAddress.Loopback, port);
        _listener.Start();
        _running = RunAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>What came, as it came over the line.</summary>
    public ConcurrentQueue<(string To, string Raw)> Mails { get; } = new();

    /// <summary>Recipients it does not take mail for.</summary>
    public HashSet<string> Refuses { get; } = [];

    /// <summary>Its first words to whoever connects.</summary>
    public string Greeting { get; set; } = "220 played";

    public int Connections => _connections;

    public static PlayedMailServer Start(int port = 0) => new(port);

    /// <summary>A port where nobody listens now.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static MimeMessage Read(string raw) => MimeMessage.Load(new MemoryStream(Encoding.UTF8.GetBytes(raw)));

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        _listener.Stop();
        await _running;
        _closing.Dispose();
    }

    private async Task RunAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true) talks.Add(TalkAsync(await _listener.AcceptTcpClientAsync(_closing.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        using var line = client;
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n", AutoFlush = true };
            Interlocked.Increment(ref _connections);
            await writer.WriteLineAsync(Greeting);
            var to = "";
            while (await reader.ReadLineAsync(_closing.Token) is { } said)
            {
                var word = said.Split(' ', ':')[0].ToUpperInvariant();
                if (word == "RCPT") to = said[(said.IndexOf('<', StringComparison.Ordinal) + 1)..said.IndexOf('>', StringComparison.Ordinal)];
                var answer = word switch
                {
                    "EHLO" => "250-played\r\n250 8BITMIME",
                    "RCPT" when Refuses.Contains(to) => "550 no such box",
                    "DATA" => "354 go on",
                    "QUIT" => "221 bye",
                    _ => "250 fine",
                };
                await writer.WriteLineAsync(answer);
                if (word == "DATA")
                {
                    Mails.Enqueue((to, await DataAsync(reader)));
                    await writer.WriteLineAsync("250 kept");
                }
                if (word == "QUIT") return;
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException)
        {
            // The client hung up, or the server closes.
        }
    }

    private async Task<string> DataAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(_closing.Token) is { } said && said != ".") text.Append(said.StartsWith('.') ? said[1..] : said).Append("\r\n");
        return text.ToString();
    }
}
