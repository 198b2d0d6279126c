using System.Xml.Linq;
using ClientProcess.Engine.Agreements;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.Language;

/// <summary>Reads <c>cp:agreement</c>: what the drawing itself attaches agreements to.</summary>
internal static class DrawnAgreements
{
    public static IEnumerable<DrawnAgreement> Of(Drawing drawing) =>
        from element in drawing.Root.Descendants()
        let name = CpReader.Text(element, "agreement")
        where name is not null
        let attachment = Attached(element)
        where attachment is not null
        select new DrawnAgreement(name, attachment, Diagnostics.PlaceOf(element));

    private static Attachment? Attached(XElement element)
    {
        var process = element.Ancestors(Names.Bpmn + "process").FirstOrDefault()?.Id();
        var id = element.Id() ?? "";
        return element.Name.LocalName switch
        {
            "process" => new ToProcess(id),
            "participant" when element.Reference("processRef") is { } ours => new ToProcess(ours),
            "participant" => new ToPartner(Labels.OneLine(element.Name() ?? id)),
            "lane" => (CpReader.Text(element, "team") ?? element.Name()) is { } team ? new ToLane(Labels.OneLine(team), process) : null,
            "sequenceFlow" => new ToFlow(id, process),
            _ => new ToTask(id, process),
        };
    }
}
