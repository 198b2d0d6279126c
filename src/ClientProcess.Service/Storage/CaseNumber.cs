using System.Buffers.Binary;

namespace ClientProcess.Service.Storage;

/// <summary>
/// What people call a case, such as <c>K7QF-2M9X</c>: eight characters that survive the telephone, made from its id. No letters that
/// look or sound alike; 32^8 numbers, and the database refuses the same one twice.
/// </summary>
public static class CaseNumber
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    public static string Of(Guid id)
    {
        Span<byte> bytes = stackalloc byte[16];
        id.TryWriteBytes(bytes);
        var mixed = Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes) ^ Mix(BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..])));
        Span<char> text = stackalloc char[9];
        for (var i = 0; i < 9; i++)
        {
            if (i == 4)
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
        return bare.Length == 8 && bare.All(Alphabet.Contains) ? $"{bare[..4]}-{bare[4..]}" : null;
    }

    /// <summary>SplitMix64: ids that follow each other in time get numbers that do not look alike.</summary>
    private static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
        value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
        return value ^ (value >> 31);
    }
}
