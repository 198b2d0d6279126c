using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A random drawing of blocks that fit: tasks, choices, branches, races, sub-processes, loops, boundary events, over three to five lanes.</summary>
internal sealed class RandomDrawing
{
    private const int BlocksMax = 14, DepthMax = 4;
    private static readonly string[] Lanes = [A, B, C, Net, "-"];
    private static readonly string[] Needs = ["{ k0! }", "{ k1 k2:check! }", "{ k2:check }", "{ k3:document! k0 }"];

    private readonly Tape _tape;
    private readonly int _lanes;
    private readonly List<string> _lines = [];
    private int _count;

    private RandomDrawing(Tape tape) => (_tape, _lanes) = (tape, 3 + tape.Next(3));

    public static string From(Tape tape)
    {
        var drawing = new RandomDrawing(tape);
        var (entry, exit) = drawing.Then(drawing.Work(), drawing.Then(drawing.Block(0), drawing.Then(drawing.Block(1), drawing.Work())));
        var start = drawing.Node("start");
        drawing.Flow(start, entry);
        if (!tape.OneIn(4)) drawing.Flow(exit, drawing.Node("end", tape.OneIn(4) ? "terminate" : ""));
        return string.Join('\n', drawing._lines);
    }

    private (string Entry, string Exit) Block(int depth)
    {
        if (_count > BlocksMax || depth > DepthMax) return Work();
        return _tape.Next(12) switch
        {
            0 or 1 => Then(Block(depth + 1), Block(depth + 1)),
            2 => Branches("xor", depth),
            3 => Branches("and", depth),
            4 => Race(),
            5 => Sub(depth),
            6 => Loop(depth),
            7 => Wait(),
            8 => Guarded(Work()),
            9 => Conditional(depth),
            _ => Work(),
        };
    }

    private (string, string) Work()
    {
        var kind = _tape.Pick(["task", "user", "service", "manual", "task", "receive"]);
        var work = Node(kind, _tape.OneIn(4) && kind != "receive" ? "explicit" : "", _tape.OneIn(5) ? "due=PT4H" : "", kind == "receive" && _tape.OneIn(2) ? "message=m0" : "");
        return (work, work);
    }

    private (string, string) Then((string Entry, string Exit) first, (string Entry, string Exit) second)
    {
        Flow(first.Exit, second.Entry);
        return (first.Entry, second.Exit);
    }

    private (string, string) Branches(string kind, int depth)
    {
        var (split, join) = (Node(kind), Node(kind));
        for (var branch = 0; branch < 2 + _tape.Next(2); branch++) Between(split, Block(depth + 1), join);
        return (split, join);
    }

    private (string, string) Conditional(int depth)
    {
        var (split, join) = (Node("xor"), Node("xor"));
        var (yes, no) = (Block(depth + 1), Block(depth + 1));
        _lines.Add($"{split} > {yes.Entry} [k0 > 5]");
        _lines.Add($"{split} > {no.Entry} [k0 <= 5]");
        Flow(yes.Exit, join);
        Flow(no.Exit, join);
        return (split, join);
    }

    private (string, string) Race()
    {
        var (race, join) = (Node("race"), Node("xor"));
        for (var way = 0; way < 2 + _tape.Next(2); way++)
        {
            var awaited = Node("catch", Trigger());
            Flow(race, awaited);
            Flow(awaited, join);
        }
        return (race, join);
    }

    private (string, string) Sub(int depth)
    {
        var sub = $"N{_count++}";
        _lines.Add($"lane {Lane()}");
        _lines.Add($"sub {sub}");
        var (entry, exit) = Block(depth + 1);
        Flow(Node("start"), entry);
        if (_tape.OneIn(2)) Flow(exit, Node("end"));
        _lines.Add("/sub");
        return _tape.OneIn(2) ? Guarded((sub, sub)) : (sub, sub);
    }

    private (string, string) Loop(int depth)
    {
        var (entry, again) = (Node("xor"), Node("xor"));
        Between(entry, Block(depth + 1), again);
        _lines.Add($"{again} > {entry} : nogmaals");
        return (entry, again);
    }

    private (string, string) Wait()
    {
        var wait = Node("catch", Trigger());
        return (wait, wait);
    }

    private (string, string) Guarded((string Entry, string Exit) work)
    {
        var keeps = _tape.OneIn(2);
        var guard = $"N{_count++}";
        _lines.Add($"boundary {guard} on={work.Exit} {Trigger()} {(keeps ? "keeps" : "")}");
        var (tail, tailEnd) = Work();
        Flow(guard, tail);
        var join = Node("xor");
        Flow(work.Exit, join);
        Flow(tailEnd, keeps ? Node("end") : join);
        return (work.Entry, join);
    }

    private string Trigger() => _tape.Pick(["timer=PT2H", "timer=P1D", "timer", "message=m0", "message=m1", "message", "cycle=R2/PT3H"]);

    private void Between(string from, (string Entry, string Exit) block, string to)
    {
        Flow(from, block.Entry);
        Flow(block.Exit, to);
    }

    private string Node(string kind, params string[] words)
    {
        var id = $"N{_count++}";
        _lines.Add($"lane {Lane()}");
        _lines.Add($"{kind} {id} {string.Join(' ', words)}");
        return id;
    }

    private string Lane() => Lanes[_tape.Next(_lanes)];

    private void Flow(string from, string to) => _lines.Add($"{from} > {to} {(_tape.OneIn(3) ? _tape.Pick(Needs) : "")}");
}
