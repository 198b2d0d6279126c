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
        drawing.CalledProcesses();
        return string.Join('\n', drawing._lines);
    }

    private (string Entry, string Exit) Block(int depth)
    {
        if (_count > BlocksMax || depth > DepthMax) return Work();
        return _tape.Next(24) switch
        {
            10 => Branches("or", depth),
            11 => Several(depth),
            12 => Container(depth, _tape.Pick(["adhoc", "adhoc"]), _tape.Pick(["", "sequential", "when=k0_>_5", "when=k0_>_5 rest", "sequential when=k2=true"])),
            13 => Transaction(depth),
            14 => Repeated(depth),
            15 => Guarded(Container(depth, "sub", Often())),
            16 => Listening(depth),
            17 => Throw(),
            18 => Undone(depth),
            19 => Called(),
            20 => Mixed("xor", "and", depth),
            21 => Mixed("or", "complex", depth),
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

    private (string Entry, string Exit) Work()
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

    /// <summary>What is split one way comes together another way: joins that may wait in vain.</summary>
    private (string, string) Mixed(string splits, string joins, int depth)
    {
        var (split, join) = (Node(splits), Node(joins, joins == "complex" && _tape.OneIn(2) ? "when=activationCount_>=_2" : ""));
        for (var branch = 0; branch < 2 + _tape.Next(2); branch++) Between(split, Block(depth + 1), join);
        return (split, join);
    }

    private (string, string) Several(int depth)
    {
        var (split, join) = (Node("or"), Node("or"));
        foreach (var condition in new[] { "[k0 > 2]", "[k0 > 5]", "[k0 <= 5]" })
        {
            var way = Block(depth + 1);
            _lines.Add($"{split} > {way.Entry} {condition}");
            Flow(way.Exit, join);
        }
        return (split, join);
    }

    private string Often() => _tape.Pick(
    [
        "loop", "again=k0_>_5 max=3", "again=loopCounter_<_2", "again=k0_>_5 before", "times=2", "times=3 one-by-one", "times=k0", "each=k4 item=stuk gives=k0 into=k5", "many",
        "times=3 enough=numberOfCompletedInstances_>=_2", "times=2 every=signal:s0", "times=2 first=escalation:e0", "times=2 if=k0_>_5 then=error:x0", "times=3 one-by-one enough=k0_>_5",
    ]);

    private (string, string) Repeated(int depth)
    {
        if (_tape.OneIn(3)) return Container(depth, "sub", Often());
        var work = Node(_tape.Pick(["task", "task", "receive"]), Often(), "message=m0");
        return (work, work);
    }

    private (string Entry, string Exit) Container(int depth, string kind, string words)
    {
        var id = $"N{_count++}";
        _lines.Add($"lane {Lane()}");
        _lines.Add($"{kind} {id} {words}");
        var (entry, exit) = Block(depth + 1);
        if (kind != "adhoc")
        {
            Flow(Node("start"), entry);
            if (_tape.OneIn(2)) Flow(exit, Node("end", _tape.Pick(["", "error=x0", "error=x1", "escalation=e0", "signal=s0", "terminate", "compensate"])));
        }
        else
        {
            Work();
        }
        if (_tape.OneIn(4)) Listener(depth);
        _lines.Add("/sub");
        return (id, id);
    }

    private (string, string) Transaction(int depth)
    {
        var id = $"N{_count++}";
        _lines.Add($"lane {Lane()}");
        _lines.Add($"transaction {id} {(_tape.OneIn(4) ? "times=2" : "")}");
        var (entry, exit) = Then(Undone(depth + 1), Block(depth + 1));
        var choice = Node("xor");
        Flow(Node("start"), entry);
        Flow(exit, choice);
        Flow(choice, Node("end", "cancel"));
        Flow(choice, Node("end"));
        _lines.Add("/sub");
        if (_tape.OneIn(4)) return (id, id);
        var border = $"N{_count++}";
        _lines.Add($"boundary {border} on={id} cancel");
        var (tail, end) = Work();
        Flow(border, tail);
        var join = Node("xor");
        Flow(id, join);
        Flow(end, join);
        return (id, join);
    }

    /// <summary>Something beside it begins by an event.</summary>
    private (string, string) Listening(int depth)
    {
        Listener(depth);
        return Block(depth + 1);
    }

    private void Listener(int depth)
    {
        var id = $"N{_count++}";
        _lines.Add($"on {id}");
        var trigger = _tape.Pick(["error", "error=x0", "escalation=e0", "escalation", "message=m1", "signal=s0", "timer=PT5H", "cycle=R2/PT4H", "when=k0_>_7", "signal", "message=m0 signal=s0 allof", "timer=PT1H message=m0"]);
        var start = Node("start", trigger, _tape.OneIn(2) && !trigger.Contains("error", StringComparison.Ordinal) ? "keeps" : "");
        var (entry, exit) = Block(depth + 2);
        Flow(start, entry);
        if (_tape.OneIn(3)) Flow(exit, Node("end", _tape.Pick(["compensate", "error=x1", "signal=s0"])));
        _lines.Add("/sub");
    }

    private (string, string) Throw()
    {
        var thrown = Node("throw", _tape.Pick(["signal=s0", "escalation=e0", "escalation=e1", "message=m0", "compensate", "compensate-beside", "signal=s0 escalation=e0", ""]));
        return (thrown, thrown);
    }

    /// <summary>Something that can be undone.</summary>
    private (string Entry, string Exit) Undone(int depth)
    {
        var work = _tape.OneIn(3) ? Container(depth, "sub", "") : Work();
        var border = $"N{_count++}";
        _lines.Add($"boundary {border} on={work.Exit} compensate");
        _lines.Add($"{border} - {Node("task", "undoes", _tape.OneIn(4) ? Often() : "")}");
        return work;
    }

    private (string, string) Called()
    {
        var call = Node("call", $"calls=Q{_tape.Next(2)}", _tape.OneIn(3) ? Often() : "");
        return _tape.OneIn(2) ? Guarded((call, call)) : (call, call);
    }

    /// <summary>What the drawing calls; the one calls the other.</summary>
    private void CalledProcesses()
    {
        foreach (var (process, last) in new[] { ("Q0", "call Q0b calls=Q1"), ("Q1", "task Q1b") })
        {
            _lines.Add($"process {process}");
            _lines.Add($"task {process}a");
            _lines.Add(last);
            _lines.Add($"end {process}c {(_tape.OneIn(3) ? "error=x0" : "")}");
            _lines.Add($"{process}a > {process}b > {process}c");
        }
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
        var trigger = _tape.Pick([Trigger(), Trigger(), "error", "error=x0", "escalation=e0", "timer=PT1H error=x0", "message=m0 signal=s0 allof", "timer=PT1H message=m0 signal"]);
        // An error always puts an end to what it happened in.
        keeps &= !trigger.Contains("error", StringComparison.Ordinal);
        _lines.Add($"boundary {guard} on={work.Exit} {trigger} {(keeps ? "keeps" : "")}");
        var (tail, tailEnd) = Work();
        Flow(guard, tail);
        var join = Node("xor");
        Flow(work.Exit, join);
        Flow(tailEnd, keeps ? Node("end") : join);
        return (work.Entry, join);
    }

    private string Trigger() => _tape.Pick(["timer=PT2H", "timer=P1D", "timer", "message=m0", "message=m1", "message", "cycle=R2/PT3H", "signal=s0", "signal", "when=k0_>_5", "when=k3_=_1", "message=m0 timer=PT1H", "signal=s0 message=m1 allof"]);

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
