using System.Globalization;

namespace ClientProcess.Engine.Cases;

/// <summary>The reserved keys of case values. No field may start with <c>$</c>, so these never meet a field.</summary>
public static class NoteKeys
{
    public const string Prefix = "$note-";

    /// <summary>What the client wants, in a few words.</summary>
    public const string Subject = "$subject";

    /// <summary>Who asked: reference, name, phone, email.</summary>
    public const string Client = "$client";

    public static bool IsReserved(string key) => key.StartsWith('$');

    internal static string For(int revision, int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{revision}-{number}");
}
