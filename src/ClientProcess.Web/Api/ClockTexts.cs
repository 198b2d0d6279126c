using System.Text.RegularExpressions;

namespace ClientProcess.Web.Api;

/// <summary>An explanation names the notes that people wrote by their keys; here they are put in, as long as they are not erased.</summary>
internal static partial class ClockTexts
{
    public static string WithNotes(string text, Func<string, string> noteOf) => NoteKey().Replace(text, key => noteOf(key.Value));

    [GeneratedRegex(@"\$note-\d+-\d+")]
    private static partial Regex NoteKey();
}
