namespace ClientProcess.Engine.Tests.Cases;

/// <summary>
/// Drawings as a few lines of text, for tests. A line is a node (<c>task Beoordelen explicit</c>), a path of flows (<c>A > B > C</c>), or opens
/// what follows: <c>pool</c>, <c>process</c> (one without a pool, to be called), <c>lane</c>, and until <c>/sub</c> what stands in a <c>sub</c>,
/// <c>transaction</c>, <c>adhoc</c> or, begun by an event, <c>on</c>. <see cref="Looping"/> says how often. A node's id is its name; a flow's id is <c>source-target</c>.
/// </summary>
/// <example>
/// <c>A > B : ja { bsn! dossier:document } [x > 1]</c> is a flow named "ja" with two needs, the first required, and a condition.
/// <c>catch T timer=PT1H</c>, <c>boundary T on=A timer=PT1H keeps</c> (not interrupting), <c>end E outcome=forwarded</c>, <c>A ~> B : name</c>.
/// <c>boundary Undo on=A compensate</c> and <c>Undo - Herstellen</c> (an association), <c>task Herstellen undoes</c>; <c>when=x_>_3</c> is a condition.
/// </example>
internal sealed class DrawingBuilder
{
    private sealed record Pool(string Id, string Team)
    {
        public List<string> Content { get; } = [];
        public Dictionary<string, List<string>> Lanes { get; } = [];
    }

    private readonly List<Pool> _pools = [];
    private readonly List<string> _partners = [];
    private readonly List<string> _messageFlows = [];
    private readonly List<(string Kind, string Name)> _roots = [];
    private string? _lane;
    private readonly Stack<string> _open = new();

    public static string Xml(string notation)
    {
        var builder = new DrawingBuilder();
        foreach (var line in notation.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) builder.Line(line);
        return builder.Write();
    }

    private Pool Current
    {
        get
        {
            if (_pools.Count == 0) _pools.Add(new Pool("proces", ""));
            return _pools[^1];
        }
    }

    private void Line(string line)
    {
        if (line.Contains("~>", StringComparison.Ordinal)) MessageFlow(line);
        else if (line.Contains(" > ", StringComparison.Ordinal) && !line.StartsWith("boundary", StringComparison.Ordinal)) Path(line);
        else if (line.Split(" - ") is [var one, var other]) Current.Content.Add($"<association id='{one}-{other}' sourceRef='{one}' targetRef='{other}'/>");
        else Word(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private void Word(string[] words)
    {
        switch (words[0])
        {
            case "pool": _pools.Add(new Pool(words[1], words[1])); _lane = null; break;
            case "partner": _partners.Add(words[1]); break;
            case "lane": _lane = words[1]; Current.Lanes.TryAdd(words[1], []); break;
            case "process": _pools.Add(new Pool(words[1], "")); _lane = null; break;
            case "sub" or "transaction" or "adhoc" or "on": Open(words); break;
            case "/sub": Current.Content.Add(DrawingXml.Close(_open.Pop())); break;
            default: Place(words[1]); Current.Content.Add(DrawingXml.Node(words, Root)); break;
        }
    }

    private void Open(string[] words)
    {
        Place(words[1]);
        Current.Content.Add(DrawingXml.Open(words, Root));
        _open.Push(words[0]);
    }

    private void Place(string id)
    {
        if (_lane is not null && _open.Count == 0) Current.Lanes[_lane].Add(id);
    }

    private string Root(string kind, string name)
    {
        if (!_roots.Contains((kind, name))) _roots.Add((kind, name));
        return $"R_{_roots.IndexOf((kind, name))}";
    }

    private void Path(string line)
    {
        var (path, name, needs, condition) = DrawingXml.Tail(line);
        var nodes = path.Split(" > ", StringSplitOptions.TrimEntries);
        foreach (var (source, target) in nodes.Zip(nodes.Skip(1)))
            Current.Content.Add(DrawingXml.Flow(source, target, name, needs, condition));
    }

    private void MessageFlow(string line)
    {
        var (path, name, _, _) = DrawingXml.Tail(line);
        var ends = path.Split("~>", StringSplitOptions.TrimEntries);
        var named = name is null ? "" : $" name='{name}'";
        _messageFlows.Add($"<messageFlow id='{ends[0]}~{ends[1]}'{named} sourceRef='{ends[0]}' targetRef='{ends[1]}'/>");
    }

    private string Write()
    {
        List<string> xml = ["<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:cp='urn:clientprocess:bpmn:1'>"];
        foreach (var (kind, name) in _roots)
        {
            var code = kind is "error" or "escalation" ? $" {kind}Code='{name}'" : "";
            xml.Add($"<{kind} id='{Root(kind, name)}' name='{name}'{code}/>");
            // What an activity throws by itself refers to an event definition at the root.
            xml.Add(DrawingXml.Event(kind, name, Root).Replace("/>", $" id='{Root(kind, name)}~'/>", StringComparison.Ordinal));
        }
        if (_pools.Any(pool => pool.Team.Length > 0)) Collaboration(xml);
        foreach (var pool in _pools) Process(xml, pool);
        return string.Join('\n', [.. xml, "</definitions>"]);
    }

    private void Collaboration(List<string> xml)
    {
        xml.Add("<collaboration id='C'>");
        foreach (var pool in _pools.Where(pool => pool.Team.Length > 0)) xml.Add($"<participant id='pool-{pool.Id}' name='{pool.Team}' processRef='{pool.Id}'/>");
        foreach (var partner in _partners) xml.Add($"<participant id='{partner}' name='{partner}'/>");
        foreach (var flow in _messageFlows) xml.Add(flow);
        xml.Add("</collaboration>");
    }

    private static void Process(List<string> xml, Pool pool)
    {
        xml.Add($"<process id='{pool.Id}'>");
        if (pool.Lanes.Count > 0)
        {
            xml.Add("<laneSet>");
            foreach (var (team, nodes) in pool.Lanes)
                xml.Add($"<lane id='lane-{pool.Id}-{team}' name='{team}'>{string.Concat(nodes.Select(node => $"<flowNodeRef>{node}</flowNodeRef>"))}</lane>");
            xml.Add("</laneSet>");
        }
        xml.AddRange([.. pool.Content, "</process>"]);
    }
}
