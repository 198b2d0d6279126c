using System.Text;

namespace ClientProcess.Engine.Definitions;

/// <summary>Writes a name of code the way files and addresses do: <c>NeedMissing</c> becomes <c>need-missing</c>.</summary>
public static class Kebab
{
    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('-');
            text.Append(char.ToLowerInvariant(letter));
        }
        return text.ToString();
    }

    public static string Of<T>(T value)
        where T : struct, Enum => Of(value.ToString());
}
