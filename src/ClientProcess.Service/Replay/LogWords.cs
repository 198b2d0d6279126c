using System.Collections.Immutable;
using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Replay;

/// <summary>What an event of a log means for the case, beside that it is now with the event's team.</summary>
public enum LogAct
{
    /// <summary>Somebody works on it.</summary>
    Work,

    /// <summary>It lies in the team's worklist.</summary>
    Queue,

    /// <summary>It waits for somebody or something.</summary>
    Pause,

    /// <summary>Somebody did a piece of the work; the case ends with it when nothing comes after it.</summary>
    Done,

    /// <summary>The case ends.</summary>
    Close,

    /// <summary>The client no longer wants it.</summary>
    Withdraw,

    /// <summary>Nothing more than that it is with this team.</summary>
    Stay,

    /// <summary>It is as if the event were not there, its team included.</summary>
    Ignore,
}

/// <summary>
/// What the words of a log mean. A word is an event's activity, its lifecycle, or both as <c>activity/lifecycle</c>; the closest one counts,
/// and what the caller says comes before what is known here. A <c>*</c> at the end stands for any ending.
/// </summary>
public sealed class LogWords
{
    private static readonly ImmutableArray<(string Word, LogAct Act)> Known =
    [
        // Incident management (the logs of the BPI Challenge 2013).
        ("Completed/*", LogAct.Close), ("Completed/Cancelled", LogAct.Withdraw), ("Accepted/Wait*", LogAct.Pause),
        ("Accepted/*", LogAct.Work), ("Queued/*", LogAct.Queue), ("Unmatched/*", LogAct.Stay),
        // The lifecycle of the XES standard: it is about an activity, so its end is not yet the case's.
        ("schedule", LogAct.Queue), ("assign", LogAct.Work), ("reassign", LogAct.Work), ("start", LogAct.Work), ("resume", LogAct.Work),
        ("suspend", LogAct.Pause), ("complete", LogAct.Done), ("autoskip", LogAct.Stay), ("manualskip", LogAct.Stay), ("withdraw", LogAct.Stay),
        ("ate_abort", LogAct.Stay), ("pi_abort", LogAct.Stay), ("unknown", LogAct.Stay),
        // Our own export.
        ($"{nameof(CaseEnded)}/complete", LogAct.Close), ($"{nameof(CaseClosed)}/complete", LogAct.Close), ($"{nameof(CaseWithdrawn)}/complete", LogAct.Withdraw),
        .. Export.JournalEvents.Remarks.Select(type => ($"{type}/complete", LogAct.Ignore)),
    ];

    private static readonly Dictionary<string, LogAct> Defaults = Known.ToDictionary(pair => pair.Word, pair => pair.Act, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, LogAct> _given;
    private readonly Dictionary<(string?, string?), LogAct> _found = [];

    public LogWords(IEnumerable<KeyValuePair<string, LogAct>> given) => _given = new(given, StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that nobody explained: taken as work, unless they stand without a lifecycle.</summary>
    public SortedSet<string> Unexplained { get; } = new(StringComparer.Ordinal);

    /// <summary>Reads <c>WORD=ACT</c>; null when it is neither.</summary>
    public static KeyValuePair<string, LogAct>? Parse(string text)
    {
        var at = text.LastIndexOf('=');
        return at > 0 && Enum.TryParse<LogAct>(text[(at + 1)..].Trim(), ignoreCase: true, out var act) && !int.TryParse(text[(at + 1)..], out _)
            ? KeyValuePair.Create(text[..at].Trim(), act) : null;
    }

    /// <summary>Not for several threads at once: it remembers what it found.</summary>
    public LogAct Of(string? activity, string? lifecycle)
    {
        if (_found.TryGetValue((activity, lifecycle), out var known)) return known;
        return _found[(activity, lifecycle)] = Find(_given, activity, lifecycle) ?? Find(Defaults, activity, lifecycle) ?? Guess(activity, lifecycle);
    }

    private static LogAct? Find(Dictionary<string, LogAct> words, string? activity, string? lifecycle) =>
        words.Count == 0 ? null : Find(words, $"{activity}/{lifecycle}") ?? Find(words, lifecycle) ?? Find(words, activity);

    private static LogAct? Find(Dictionary<string, LogAct> words, string? word)
    {
        if (word is null) return null;
        if (words.TryGetValue(word, out var exact)) return exact;
        for (var length = word.Length; length > 0; length--)
        {
            if (words.TryGetValue(word[..length] + "*", out var begins)) return begins;
        }
        return null;
    }

    /// <summary>A log without a lifecycle tells what was done; an unknown word most likely tells that somebody did something.</summary>
    private LogAct Guess(string? activity, string? lifecycle)
    {
        if (lifecycle is null) return LogAct.Done;
        Unexplained.Add($"{activity}/{lifecycle}");
        return LogAct.Work;
    }
}
