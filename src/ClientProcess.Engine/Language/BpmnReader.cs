using System.Collections.Immutable;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>A drawing as it was read. <see cref="Model"/> is null when there are errors: nothing half-understood ever runs.</summary>
public sealed record ReadDrawing(ProcessModel? Model, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>Reads BPMN 2.0 XML, from any tool, into definitions that run; or says, with line and column, what is in the way.</summary>
public static class BpmnReader
{
    /// <param name="content">The bytes of the file; their encoding is what the XML says it is.</param>
    /// <param name="file">What diagnostics call the file.</param>
    public static ReadDrawing Read(byte[] content, string file)
    {
        var diagnostics = new Diagnostics(file);
        var model = SafeXml.Load(content, diagnostics)?.Root is { } root ? Read(root, diagnostics) : null;
        return new ReadDrawing(diagnostics.HasErrors ? null : model, diagnostics.InOrder());
    }

    /// <summary>
    /// Reads a drawing that was published. What is refused today may not have been when it was published, and cases run on it: a later check never
    /// stops them.
    /// </summary>
    public static ProcessModel? ReadPublished(byte[] content, string name)
    {
        var diagnostics = new Diagnostics(name);
        return SafeXml.Load(content, diagnostics)?.Root is { } root ? Read(root, diagnostics) : null;
    }

    private static ProcessModel? Read(XElement root, Diagnostics diagnostics)
    {
        if (root.Name != Names.Bpmn + "definitions")
        {
            diagnostics.Error(root, Codes.NotBpmn, $"Expected a BPMN 2.0 drawing (definitions in {Names.Bpmn}), but it is '{root.Name}'.");
            return null;
        }
        var drawing = new Drawing(root, diagnostics);
        RefuseDoubleIds(root, diagnostics);
        CpVocabulary.Check(root, diagnostics);
        MessageFlowReader.Prepare(drawing);
        var processes = drawing.Processes.Select(process => ProcessReader.Read(drawing, process)).OfType<ProcessDefinition>().ToList();
        processes = CallLinks.Join(drawing, processes).ToList();
        ThrownCheck.Check(drawing, processes);
        if (processes.All(process => process.Nodes.IsEmpty))
            diagnostics.Error(root, Codes.NoProcess, "Expected at least one process with something in it, but there is none.");
        foreach (var pool in drawing.Participants.Where(pool => pool.Reference("processRef") is { } id && processes.All(process => process.Id != id)))
            diagnostics.Error(pool, Codes.Dangling, $"Expected a process '{pool.Reference("processRef")}', but the drawing has none.");
        var flows = MessageFlowReader.Read(drawing, processes).ToImmutableArray();
        Checks.XmlChecks.Check(drawing);
        var partners = drawing.Participants.Where(pool => pool.Reference("processRef") is null).Select(pool => Labels.OneLine(pool.Name() ?? pool.Id() ?? ""));
        var clients = drawing.Participants.Where(pool => CpReader.IsClient(pool, diagnostics)).Select(pool => Labels.OneLine(pool.Name() ?? pool.Id() ?? ""));
        return new ProcessModel([.. processes], [.. partners], flows) { Clients = [.. clients], Agreements = [.. DrawnAgreements.Of(drawing)] };
    }

    private static void RefuseDoubleIds(XElement root, Diagnostics diagnostics)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var model = root.Descendants().Where(element => element.Name.Namespace == Names.Bpmn);
        foreach (var element in model.Where(element => element.Id() is not null && !seen.Add(element.Id()!)))
            diagnostics.Error(element, Codes.IdTwice, $"Expected ids to be unique, but '{element.Id()}' stands twice.");
    }
}
