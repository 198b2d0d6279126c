using System.Buffers.Binary;

namespace ClientProcess.Service.Storage;

/// <summary>
/// What people call a case, such as <c>K7QF2-M9X4B</c>: ten characters that survive the telephone, made from its id. No letters that
/// look alike. Of 32^10 numbers two among a million cases are the same with a chance of 1 in 2,000; the database refuses the second.
/// </summary>
public static class CaseNumber
{
    /// <summary>Two groups of five are read out in two breaths.</summary>
    private const int GroupChars = 5;

    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var mixed = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])));
        Span<char> text = stackalloc char[(2 * GroupChars) + 1];
        for (var i = 0; i < text.Length; i++)
        {
            if (i == GroupChars)
            {
                text[i] = '-';
                continue;
            }
            text[i] = Alphabet[(int)(mixed & 31)];
            mixed >>= 5;
        }
        return new string(text);
    }

    /// <summary>A number as people type it, in small letters or without the dash; null when it cannot be one.</summary>
    public static string? Read(string text)
    {
        var bare = text.Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        return bare.Length == 2 * GroupChars && bare.All(Alphabet.Contains) ? $"{bare[..GroupChars]}-{bare[GroupChars..]}" : null;
    }

    /// <summary>SplitMix64: ids that follow each other in time get numbers that do not look alike.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
