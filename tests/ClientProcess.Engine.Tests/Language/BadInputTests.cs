using System.Text;
using ClientProcess.Engine.Language;
using static ClientProcess.Engine.Tests.Language.Marked;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>Files that strangers send: refused with a code, by the reader and by the document alike, without eating the machine.</summary>
public sealed class BadInputTests
{
    private const string Task = "<process id='P'><task id='A'/></process></definitions>";

    public static TheoryData<string, string> Texts => new()
    {
        { Codes.DtdForbidden, $"<!DOCTYPE a [<!ENTITY a0 'aaaaaaaaaa'>{string.Concat(Enumerable.Range(1, 12).Select(n => $"<!ENTITY a{n} '{string.Concat(Enumerable.Repeat($"&a{n - 1};", 10))}'>"))}]><a>&a12;</a>" },
        { Codes.DtdForbidden, "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>" },
        { Codes.DtdForbidden, "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://localhost/p.dtd'> %p;]><a/>" },
        { Codes.DtdForbidden, "<!DOCTYPE a [<!ATTLIST a b CDATA 'c'>]><a/>" },
        { Codes.NotXml, Head + "<process id='P'>&undefined;</process></definitions>" },
        { Codes.NotXml, Head + "<process id='P'><task id='A' id='B'/></process></definitions>" },
        { Codes.NotXml, Head + "<process id='P'><task xmlns:a='urn:1' xmlns:b='urn:1' id='A' a:x='1' b:x='2'/></process></definitions>" },
        { Codes.NotXml, Head + "<process id='P'><x:task id='A'/></process></definitions>" },
        { Codes.NotXml, Head + "<process id='P'><task id='A' name='&#0;'/></process></definitions>" },
        { Codes.NotXml, Head + "<process id='P'><task id='A'/>" },
        { Codes.NotXml, Head + Task + Head + Task },
        { Codes.NotXml, "" },
        { Codes.TooDeep, Head + string.Concat(Enumerable.Repeat("<process>", 100_000)) },
        { Codes.TooDeep, Head + "<process id='P'>" + string.Concat(Enumerable.Range(0, 120).Select(level => $"<subProcess id='S{level}'>")) },
    };

    public static TheoryData<string, byte[]> Encodings => new()
    {
        { "UTF-16 that says UTF-8, without a mark", Encoding.Unicode.GetBytes($"<?xml version='1.0' encoding='utf-8'?>{Head}{Task}") },
        { "Latin-1 that says UTF-8", Encoding.Latin1.GetBytes($"<?xml version='1.0' encoding='utf-8'?><!--é-->{Head}{Task}") },
        { "an encoding that nobody has", Encoding.UTF8.GetBytes($"<?xml version='1.0' encoding='klingon'?>{Head}{Task}") },
        { "UTF-7", Encoding.ASCII.GetBytes($"<?xml version='1.0' encoding='utf-7'?>{Head}{Task}") },
        { "half a character", [.. Encoding.UTF8.GetBytes(Head + "<!--"), 0xC3, .. Encoding.UTF8.GetBytes("-->" + Task)] },
        { "a picture", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00] },
        { "nothing but a mark", [0xEF, 0xBB, 0xBF] },
    };

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_that_is_not_safe_or_not_well_formed_is_refused(string code, string text) => Refused(Encoding.UTF8.GetBytes(text), code);

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Bytes_that_are_not_what_they_say_are_refused(string what, byte[] content)
    {
        Assert.NotEmpty(what);
        Refused(content, Codes.NotXml);
    }

    [Fact]
    public void A_file_of_more_than_ten_megabytes_is_refused_before_it_is_looked_at() => Refused(new byte[SizeMax + 1], Codes.TooLarge);

    [Fact]
    public void A_file_of_just_ten_megabytes_is_read_and_written()
    {
        var (head, tail) = ($"{Head}<!--", $"-->{Task}");
        var content = Encoding.UTF8.GetBytes(head + new string('x', SizeMax - head.Length - tail.Length) + tail);
        Assert.NotNull(BpmnReader.Read(content, "t").Model);
        Assert.Equal(SizeMax, BpmnDocument.Read(content, "t").Document!.Xml.Descendants().Count() + SizeMax - 3);
    }

    [Fact]
    public void A_hundred_thousand_nodes_are_compared_in_time_that_grows_with_them()
    {
        var tasks = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"<task id='T{number}'/>"));
        var content = Encoding.UTF8.GetBytes(Process(tasks));
        var without = Encoding.UTF8.GetBytes(Process(tasks.Replace("<task id='T500'/>", "", StringComparison.Ordinal)));
        Assert.Equal("task T500", Assert.Single(DocumentComparison.Differences(content, without)).What);
    }

    private const int SizeMax = 10_000_000;

    private static void Refused(byte[] content, string code)
    {
        var (read, document) = (BpmnReader.Read(content, "t"), BpmnDocument.Read(content, "t"));
        Assert.Null(read.Model);
        Assert.Null(document.Document);
        Assert.Null(DrawingReport.Of(content, "t"));
        Assert.Equal(code, Assert.Single(read.Diagnostics).Code);
        Assert.Equal(code, Assert.Single(document.Diagnostics).Code);
    }
}
