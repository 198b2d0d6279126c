using System.Text;
using System.Xml.Linq;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.Tests.Cases;
using ClientProcess.Engine.Tests.Drawings;
using CsCheck;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>A drawing that is read and written again is the same drawing; and the comparison that says so is seen to say otherwise.</summary>
public sealed class RoundTripTests
{
    private const string Original = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!-- door Isa -->
        <?tool settings="1"?>
        <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:v="urn:vendor">
          <bpmn:process id="P">
            <bpmn:extensionElements><v:colour v:of="lane">red</v:colour></bpmn:extensionElements>
            <bpmn:task id="A" name="Bellen"><bpmn:documentation>Zie <b xmlns="urn:html">hier</b>.</bpmn:documentation></bpmn:task>
            <bpmn:task id="B" />
          </bpmn:process>
        </bpmn:definitions>
        """;

    public static TheoryData<string> All => SampleDrawings.All;

    public static TheoryData<string, string, DifferenceKind, int> Losses => new()
    {
        { " name=\"Bellen\"", "", DifferenceKind.AttributeLost, 7 },
        { " v:of=\"lane\"", "", DifferenceKind.AttributeLost, 6 },
        { "<bpmn:task id=\"B\" />", "<bpmn:task id=\"B\" name=\"C\" />", DifferenceKind.AttributeAdded, 8 },
        { "Bellen", "Mailen", DifferenceKind.AttributeChanged, 7 },
        { "<bpmn:task id=\"B\" />", "", DifferenceKind.ElementLost, 8 },
        { "<bpmn:task id=\"B\" />", "<bpmn:task id=\"B\" /><bpmn:task id=\"C\" />", DifferenceKind.ElementAdded, 8 },
        { "<v:colour v:of=\"lane\">red</v:colour>", "", DifferenceKind.ExtensionLost, 6 },
        { ">red<", ">blue<", DifferenceKind.TextChanged, 6 },
        { "Zie <b", "<b", DifferenceKind.TextChanged, 7 },
        { "id=\"A\" name=\"Bellen\"", "id=\"B\" name=\"Bellen\"", DifferenceKind.ElementLost, 7 },
        { " xmlns:v=\"urn:vendor\"", " xmlns:v=\"urn:vendors\"", DifferenceKind.AttributeChanged, 4 },
        { "<b xmlns=\"urn:html\">hier</b>", "<h:b xmlns:h=\"urn:html\">hier</h:b>", DifferenceKind.PrefixChanged, 7 },
        { "<!-- door Isa -->", "", DifferenceKind.CommentLost, 2 },
        { "<?tool settings=\"1\"?>", "", DifferenceKind.InstructionLost, 3 },
    };

    [Theory]
    [MemberData(nameof(All))]
    public void A_drawing_that_is_written_again_has_lost_nothing(string path)
    {
        var content = SampleDrawings.Content(path);
        var written = Written(content);
        Assert.Empty(DocumentComparison.Differences(content, written));
        Assert.Equal(written, Written(written));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_was_written_is_read_as_the_same_drawing(string path)
    {
        var content = SampleDrawings.Content(path);
        var (before, after) = (BpmnReader.Read(content, path), BpmnReader.Read(Written(content), path));
        Assert.Equal(before.Diagnostics.Select(found => (found.Code, found.Message)), after.Diagnostics.Select(found => (found.Code, found.Message)));
        Assert.Equal(before.Model?.Processes.Select(process => process.Nodes.Length), after.Model?.Processes.Select(process => process.Nodes.Length));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void What_was_lost_or_changed_is_seen_with_its_line(string part, string instead, DifferenceKind kind, int line)
    {
        Assert.Contains(part, Original, StringComparison.Ordinal);
        var found = DocumentComparison.Differences(Bytes(Original), Bytes(Original.Replace(part, instead, StringComparison.Ordinal)));
        Assert.True(found.Any(difference => (difference.Kind, difference.Line) == (kind, line)), string.Join('\n', found));
    }

    [Fact]
    public void Children_in_another_order_are_seen()
    {
        var document = XDocument.Parse(Original);
        var last = document.Descendants().Last();
        var first = last.ElementsBeforeSelf().Last();
        last.Remove();
        first.AddBeforeSelf(last);
        var found = Assert.Single(DocumentComparison.Differences(Bytes(Original), Bytes(document.ToString())), difference => difference.Kind != DifferenceKind.CommentLost);
        Assert.Equal((DifferenceKind.OrderChanged, 8), (found.Kind, found.Line));
    }

    [Fact]
    public void Of_many_that_are_alike_the_one_that_is_lost_is_named()
    {
        var points = string.Join('\n', Enumerable.Range(0, 50).Select(x => $"<waypoint x='{x}'/>"));
        var found = DocumentComparison.Differences(Bytes(Drawing(points)), Bytes(Drawing(points.Replace("<waypoint x='7'/>\n", "", StringComparison.Ordinal))));
        Assert.Equal((DifferenceKind.ElementLost, 9, 1), Assert.Single(found.Select(difference => (difference.Kind, difference.Line, difference.Elements))));
    }

    [Fact]
    public void A_lost_element_takes_all_in_it_along()
    {
        var without = XDocument.Parse(Original);
        without.Descendants().First(element => (string?)element.Attribute("id") == "P").Remove();
        Assert.Equal(7, DocumentComparison.Differences(Bytes(Original), Bytes(without.ToString())).Sum(difference => difference.Elements));
    }

    [Fact]
    public void Layout_quotes_and_the_order_of_attributes_mean_nothing() =>
        Assert.Empty(DocumentComparison.Differences(Bytes(Drawing("<task id='A' name='x'/>")), Bytes(Drawing("\n\n   <task\nname=\"x\"   id=\"A\"></task>"))));

    [Theory]
    [InlineData("<b:task xmlns:b='http://www.omg.org/spec/BPMN/20100524/MODEL' id='A'/>")]
    [InlineData("<task id='A' name='een&#10;twee&#9;drie&#13;vier &lt;&amp;&gt;&quot;&apos;'/>")]
    [InlineData("<text>een&#13;&#10;twee ]]&gt; &#x1F600;</text>")]
    [InlineData("<script><![CDATA[if (a < b && c > d) { }]]></script>")]
    [InlineData("<text> </text><text xml:space='preserve' xml:lang='nl'>  x  </text>")]
    [InlineData("<x:a xmlns:x='urn:1' xmlns:y='urn:1' x:p='1' q='2'><y:b y:r='3'/><x:c xmlns:x='urn:2' x:s='4'/></x:a>")]
    [InlineData("<a xmlns=''><b/></a>")]
    [InlineData("<?een twee?><!-- drie --><?vier?>")]
    public void Whatever_xml_can_say_survives(string content) =>
        Assert.Empty(DocumentComparison.Differences(Bytes(Drawing(content)), Written(Bytes(Drawing(content)))));

    [Theory]
    [InlineData("utf-8", "<?xml version='1.0' encoding='utf-8'?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>")]
    [InlineData("iso-8859-1", "<?xml version='1.0' encoding='ISO-8859-1' standalone='yes'?>", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\" standalone=\"yes\"?>")]
    [InlineData("us-ascii", "<?xml version='1.0' encoding='us-ascii'?>", "<?xml version=\"1.0\" encoding=\"us-ascii\"?>")]
    [InlineData("utf-16", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>")]
    [InlineData("utf-16BE", "<?xml version='1.0' encoding='utf-16'?>", "<?xml version=\"1.0\" encoding=\"utf-16\"?>")]
    [InlineData("utf-8", "", "")]
    public void The_encoding_stays_what_the_file_says(string name, string declaration, string written)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] content = [.. name.StartsWith("utf-16", StringComparison.Ordinal) ? encoding.GetPreamble() : [], .. encoding.GetBytes(declaration + Drawing("<task id='A' name='Cli&#235;nt &#8364;'/>"))];
        var again = Written(content);
        Assert.StartsWith(written + "<definitions", encoding.GetString(again).TrimStart('\uFEFF'), StringComparison.Ordinal);
        Assert.Empty(DocumentComparison.Differences(content, again));
    }

    [Fact]
    public void A_byte_order_mark_stays()
    {
        byte[] content = [0xEF, 0xBB, 0xBF, .. Bytes(Original)];
        Assert.Equal([0xEF, 0xBB, 0xBF], Written(content)[..3]);
        Assert.NotEqual(0xEF, Written(Bytes(Original))[0]);
    }

    [Fact]
    public void What_is_put_into_a_document_is_written_too()
    {
        var document = BpmnDocument.Read(Bytes(Original), "t").Document!;
        document.Xml.Descendants().First(element => (string?)element.Attribute("id") == "B").Add(
            new XAttribute(XName.Get("team", "urn:clientprocess:bpmn:1"), "beoordeling"), new XElement(XName.Get("new", "urn:new"), "x"));
        var again = XDocument.Parse(Encoding.UTF8.GetString(document.Write()));
        var task = again.Descendants().First(element => (string?)element.Attribute("id") == "B");
        Assert.Equal(("beoordeling", "x"), ((string?)task.Attribute(XName.Get("team", "urn:clientprocess:bpmn:1")), task.Value));
    }

    [Theory]
    [InlineData("geen xml", Codes.NotXml)]
    [InlineData("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", Codes.DtdForbidden)]
    public void What_is_not_safe_is_not_read(string text, string code)
    {
        var read = BpmnDocument.Read(Bytes(text), "t");
        Assert.Null(read.Document);
        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
    }

    [Fact]
    public void Whatever_vendors_add_survives() =>
        Gen.Select(Gen.Int[0, 9999].Array[40], Gen.Int[0, 9999].Array[60]).Sample((drawn, added) =>
        {
            var content = Bytes(VendorContent.Inject(DrawingBuilder.Xml(RandomDrawing.From(new Tape(drawn))), new Tape(added)));
            Assert.Empty(DocumentComparison.Differences(content, Written(content)));
        }, iter: 200);

    private static byte[] Written(byte[] content) => BpmnDocument.Read(content, "t").Document!.Write();

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
