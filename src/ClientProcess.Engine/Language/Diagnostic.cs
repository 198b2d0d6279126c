namespace ClientProcess.Engine.Language;

public enum Severity { Warning, Error }

/// <summary>What the reader has to say about one place of a definition.</summary>
/// <param name="Code">Stable, explained in <c>workflows/README.md</c>.</param>
/// <param name="Line">1-based; 0 when it concerns the file as a whole.</param>
public sealed record Diagnostic(string File, int Line, int Column, Severity Severity, string Code, string Message)
{
    public override string ToString() => $"{File}:{Line}:{Column}: {(Severity == Severity.Error ? "error" : "warning")} {Code} {Message}";
}
