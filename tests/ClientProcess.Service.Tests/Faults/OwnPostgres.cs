using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ClientProcess.Tests;

namespace ClientProcess.Service.Tests.Faults;

/// <summary>A PostgreSQL server of one test, to be killed. It refuses to run as root, so root runs it as postgres.</summary>
internal sealed class OwnPostgres : IDisposable
{
    private readonly string _programs = Needs.PostgreSqlPrograms();
    private readonly string _folder = Directory.CreateTempSubdirectory("clientprocess-pg-").FullName;
    private readonly int _port = FreePort();

    public OwnPostgres()
    {
        if (Environment.UserName == "root") Run("chown", "postgres", _folder);
        Program("initdb", "-D", Data, "-A", "trust", "-U", "postgres", "-E", "UTF8");
        Start();
    }

    public string ConnectionString => $"Host=127.0.0.1;Port={_port};Username=postgres;Database=postgres;Timeout=5";

    private string Data => Path.Combine(_folder, "data");

    public void Start() => Program("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(_folder, "log"), "-o", $"-p {_port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''", "start");

    /// <summary>kill -9 of the server and everything it started, in mid-sentence.</summary>
    public void Kill()
    {
        var postmaster = int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
        using var process = Process.GetProcessById(postmaster);
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        try
        {
            Program("pg_ctl", "-D", Data, "-m", "immediate", "stop");
        }
        catch (InvalidOperationException)
        {
            // It was killed and not started again; there is nothing to stop.
        }
        Directory.Delete(_folder, recursive: true);
    }

    private void Program(string name, params string[] arguments)
    {
        var path = Path.Combine(_programs, name);
        if (Environment.UserName == "root") Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { WorkingDirectory = "/", RedirectStandardInput = true })!;
        process.StandardInput.Close();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
