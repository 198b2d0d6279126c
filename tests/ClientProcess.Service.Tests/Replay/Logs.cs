using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ClientProcess.Service.Replay;
using ClientProcess.Tests;

namespace ClientProcess.Service.Tests.Replay;

/// <summary>Figures of a log, counted straight from its XML and sharing no code with the replay.</summary>
public sealed record CountedFigures(long Cases, long Events, long Teams, long Handoffs, long CasesWithHandoff, long PingPongCases, long Bounces)
{
    public static CountedFigures Of(Stream xes, string teamKey, int casesMax)
    {
        var traces = XDocument.Load(xes).Root!.Elements().Where(element => element.Name.LocalName == "trace").Take(casesMax).ToList();
        var teams = traces.Select(trace => trace.Elements().Where(element => element.Name.LocalName == "event")
            .Select(happened => happened.Elements().Single(item => item.Attribute("key")?.Value == teamKey).Attribute("value")!.Value).ToList()).ToList();
        var routes = teams.Select(all => all.Where((team, i) => i == 0 || all[i - 1] != team).ToList()).ToList();
        var bounces = routes.Select(route => route.Skip(2).Where((team, i) => route[i] == team).Count()).ToList();
        return new CountedFigures(traces.Count, teams.Sum(all => all.Count), teams.SelectMany(all => all).Distinct().Count(), routes.Sum(route => route.Count - 1),
            routes.Count(route => route.Count > 1), bounces.Count(count => count > 0), bounces.Sum());
    }

    public static CountedFigures Of(ReplaySummary summary) => new(summary.Recorded.Cases, summary.Events, summary.Recorded.Teams, summary.Recorded.Handoffs,
        summary.Recorded.CasesWithHandoff, summary.Recorded.PingPongCases, summary.Recorded.Bounces);
}

/// <summary>Logs to replay: the real one where it is there, and small ones made by hand.</summary>
internal static class Logs
{
    /// <summary>The incidents of a multinational's support teams (BPI Challenge 2013).</summary>
    public static string RealOne()
    {
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var file = Path.Combine(folder, "shared", "data", "bpic2013_incidents.xes.gz");
            if (File.Exists(file)) return file;
        }
        return Needs.File("../shared/data/bpic2013_incidents.xes.gz", "the figures of a real log are compared with a count of our own");
    }

    public static Stream Unpack(string file) => new GZipStream(File.OpenRead(file), CompressionMode.Decompress);

    /// <summary>A log in the words of incident management. An event is <c>activity/lifecycle@team:person</c>; hours pass between events.</summary>
    public static string Xes(params (string Case, string[] Events)[] traces)
    {
        var text = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?><log xes.version="1.0" xmlns="http://www.xes-standard.org/">""").AppendLine();
        foreach (var (name, events) in traces)
        {
            text.AppendLine(CultureInfo.InvariantCulture, $"""<trace><string key="concept:name" value="{name}"/><list key="extra"><values><string key="concept:name" value="not this one"/></values></list>""");
            for (var i = 0; i < events.Length; i++)
            {
                var (word, team, person) = (events[i].Split('@')[0].Split('/'), events[i].Split('@')[1].Split(':')[0], events[i].Split(':')[1]);
                text.AppendLine(CultureInfo.InvariantCulture, $"""
                    <event><string key="org:group" value="{team}"/><string key="org:resource" value="{person}"/><string key="concept:name" value="{word[0]}"/>
                    <string key="lifecycle:transition" value="{word[1]}"/><date key="time:timestamp" value="{new DateTime(2012, 5, 1).AddHours(i):s}+02:00"/></event>
                    """);
            }
            text.AppendLine("</trace>");
        }
        return text.Append("</log>").ToString();
    }
}
