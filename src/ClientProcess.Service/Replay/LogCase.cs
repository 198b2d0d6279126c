using System.Security.Cryptography;
using System.Text;
using ClientProcess.Engine.Cases;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Replay;

/// <summary>One case of a log on its way through the store: where it stands, and which step is being taken.</summary>
internal sealed class LogCase(NewCase opens, IReadOnlyList<ReplayStep> steps)
{
    /// <summary>Commands that one step can take: reopen, claim, hand off, resume, claim, complete, and one to spare.</summary>
    private const int StepCommandsMax = 7;

    private int _step;
    private int _commands;

    public Guid Id => opens.Id;
    public CaseState? State { get; private set; }

    /// <summary>The same log and name always mean the same case, so that replaying twice finds what is there.</summary>
    public static Guid IdOf(string log, string trace)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes($"{log}\n{trace}")).AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0f) | 0x80); // Version 8 (RFC 9562): made from a name, by a rule of our own.
        bytes[8] = (byte)((bytes[8] & 0x3f) | 0x80);
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>What to ask of the store now; null when the case stands as the log leaves it.</summary>
    public Ask? Next()
    {
        for (; _step < steps.Count; _step++, _commands = 0)
        {
            if (_commands > StepCommandsMax) throw new InvalidOperationException($"Step {_step} of case {Id} does not come to an end.");
            if (ReplayRules.Next(State, opens, steps[_step], _step == 0 ? null : steps[_step - 1]) is { } command) return new Ask(Id, command);
        }
        return null;
    }

    public void Accepted(IEnumerable<CaseEvent> events)
    {
        _commands++;
        State = CaseEvolver.Fold(State, events);
    }

    /// <summary>The step cannot be taken; the log goes on, so the next one is tried.</summary>
    public void Rejected()
    {
        _step++;
        _commands = 0;
    }

    /// <summary>
    /// Goes, in memory, as far as the case in the database is: the same steps always lead to the same states.
    /// </summary>
    /// <returns>False when the case is somewhere that these steps do not lead to: somebody has worked on it since.</returns>
    public bool CatchUp(CaseState stored, CaseFacts facts)
    {
        while ((State?.Revision ?? 0) < stored.Revision && Next() is { } ask)
        {
            var command = Instants.Truncate(ask.Command);
            if (CaseDecider.Decide(State, facts, command) is Accepted accepted) Accepted(accepted.Events);
            else Rejected();
        }
        return State is not null && CaseJson.Write(State) == CaseJson.Write(stored);
    }
}
