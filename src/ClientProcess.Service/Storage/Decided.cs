using ClientProcess.Engine.Cases;

namespace ClientProcess.Service.Storage;

/// <summary>One command on its way through the store.</summary>
/// <param name="Change">What is to be written of the case; null after a rejection.</param>
/// <param name="Answered">The answer this key got before; then nothing is written.</param>
internal sealed record Decided(Ask Ask, CaseReply Reply, CaseChange? Change, CaseReply? Answered)
{
    /// <summary>Whether the reply is to be kept under the request's key.</summary>
    public bool IsKept => Ask.Request is not null && (!Ask.IsAttempt || Change is { Accepted.Events.Length: > 0 });

    public static Decided Before(Ask ask, CaseReply reply) => new(ask, reply, null, reply);

    /// <summary>Without a key a rejection leaves no trace at all; with one, its answer is kept.</summary>
    public static Decided No(Ask ask, Rejection rejection)
    {
        var reply = CaseReply.Refused(rejection);
        return new Decided(ask, reply, null, ask.Request is null || ask.IsAttempt ? reply : null);
    }

    public static Decided Yes(Ask ask, CaseChange change) =>
        new(ask, new CaseReply { Answer = CaseAnswers.Of(change.After, change.Facts.Model), Task = TaskOf(ask), Events = change.Accepted.Events }, change, null);

    private static string? TaskOf(Ask ask) => ask.Command is TaskCommand command ? PublicIds.Of(ask.Case, command.Task) : null;
}
