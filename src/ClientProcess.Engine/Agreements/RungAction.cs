using ClientProcess.Engine.Calendars;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Agreements;

/// <summary>Who is told.</summary>
public enum Whom
{
    /// <summary>Who has the task; the team when nobody has.</summary>
    Holder,
    Team,
    Coordinator,
    Supervisor,

    /// <summary>The case owner.</summary>
    Owner,
    Partner,
}

/// <summary>What a rung does. Written in the file as text reads it.</summary>
public abstract record RungAction
{
    /// <summary>The word in the file for the safety net.</summary>
    public const string SafetyNet = "achtervang";

    /// <summary>Characters of a mark: it stands in a list beside other things.</summary>
    public const int MarkCharsMax = 60;

    private const string Forms = "'notify holder|team|coordinator|supervisor|owner|partner', 'raise priority', 'take back', "
        + "'reassign TEAM', 'reassign achtervang', 'start PROCESS' or 'mark TEXT'";

    private protected RungAction()
    {
    }

    public static CalendarAnswer<RungAction> Parse(string text)
    {
        var line = Labels.OneLine(text);
        var space = line.IndexOf(' ', StringComparison.Ordinal);
        var (verb, about) = space < 0 ? (line, "") : (line[..space], Unquoted(line[(space + 1)..]));
        RungAction? action = (verb, about) switch
        {
            ("notify", _) when Enum.GetValues<Whom>().Where(whom => Kebab.Of(whom) == about).ToList() is [var whom] => new Notify(whom),
            ("raise", "priority") => new RaisePriority(),
            ("take", "back") => new TakeBack(),
            ("reassign", SafetyNet) => new ReassignToSafetyNet(),
            ("reassign", { Length: > 0 }) => new ReassignToTeam(about),
            ("start", { Length: > 0 }) => new StartProcess(about),
            ("mark", { Length: > 0 and <= MarkCharsMax }) => new MarkCase(about),
            _ => null,
        };
        return action is not null ? CalendarAnswer.Of(action)
            : verb == "mark" && about.Length > 0 ? Refuse($"Expected a mark of at most {MarkCharsMax} characters, but '{about}' has {about.Length}.")
            : Refuse($"Expected {Forms}, but found '{line}'.");
    }

    private static string Unquoted(string text) =>
        text.Length > 1 && text[0] is '"' or '\'' && text[^1] == text[0] ? text[1..^1].Trim() : text;

    private static CalendarAnswer<RungAction> Refuse(string sentence) => CalendarAnswer.Refuse<RungAction>(sentence);
}

public sealed record Notify(Whom Whom) : RungAction
{
    public override string ToString() => $"notify {Kebab.Of(Whom)}";
}

/// <summary>One step up; the most urgent stays what it is.</summary>
public sealed record RaisePriority : RungAction
{
    public override string ToString() => "raise priority";
}

/// <summary>From its holder back to the team's queue.</summary>
public sealed record TakeBack : RungAction
{
    public override string ToString() => "take back";
}

public sealed record ReassignToTeam(string Team) : RungAction
{
    public override string ToString() => $"reassign {Team}";
}

/// <summary>To the team that catches what nobody holds.</summary>
public sealed record ReassignToSafetyNet : RungAction
{
    public override string ToString() => $"reassign {SafetyNet}";
}

/// <summary>A case of another process, about this one.</summary>
public sealed record StartProcess(string Process) : RungAction
{
    public override string ToString() => $"start {Process}";
}

/// <summary>A word beside the case in every list.</summary>
public sealed record MarkCase(string Text) : RungAction
{
    public override string ToString() => $"mark \"{Text}\"";
}
