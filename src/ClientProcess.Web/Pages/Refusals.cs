using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Pages;

/// <summary>A no, as somebody reads it: a sentence, and the fields it is about.</summary>
public sealed record Refusal(string Sentence, IReadOnlyDictionary<string, string> Fields)
{
    public static Refusal Of(IReadOnlyDictionary<string, string> fields, Words words) => new(words["refusal.fields"], fields);

    public static Refusal Of(string sentence) => new(sentence, new Dictionary<string, string>());
}

/// <summary>Says the rules' no in the person's language, by its code and the names it speaks of.</summary>
public static class Refusals
{
    /// <param name="nameOf">What people call a need, a field, a team or a colleague.</param>
    public static Refusal? Of(CaseReply reply, Words words, Func<string, string> nameOf)
    {
        if (reply.KeyReused) return Refusal.Of(words["refusal.sent-before"]);
        if (reply.Rejection is not { } no) return null;
        var sentence = Sentence(no, words, nameOf);
        var isAboutFields = no.Code is RejectionCode.NeedMissing or RejectionCode.FieldMissing or RejectionCode.FieldInvalid or RejectionCode.ValueTooLarge;
        return isAboutFields
            ? new Refusal(sentence, no.Subjects.Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => words["field.missing", nameOf(id)]))
            : Refusal.Of(sentence);
    }

    public static string Sentence(Rejection no, Words words, Func<string, string> nameOf)
    {
        var names = no.Subjects.Select(nameOf).ToList();
        var (all, first, second) = (string.Join(", ", names.Select(name => $"‘{name}’")), names.ElementAtOrDefault(0) ?? "", names.ElementAtOrDefault(1) ?? "");
        return words[$"rejection.{Kebab.Of(no.Code)}", all, first, second];
    }

    /// <summary>The status with which a page answers a no: the form can be mended, or the case stands otherwise than the form believed.</summary>
    public static int StatusOf(Refusal refusal) =>
        refusal.Fields.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status409Conflict;
}
