using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Xml.Linq;
using ClientProcess.Engine.Definitions;
using ClientProcess.Engine.Language;
using ClientProcess.Engine.RolePlays;
using ClientProcess.Engine.Tests.Cases;
using CsCheck;

namespace ClientProcess.Engine.Tests.Language;

/// <summary>Whatever is done to a drawing, it is read or refused, and what is read runs; nothing ever throws.</summary>
public sealed class DamagedDrawings
{
    [Fact]
    public void Are_read_or_refused_and_what_is_read_runs() =>
        Gen.Select(Gen.Int[0, 9999].Array[40], Gen.Int[0, 9999].Array[30]).Sample((drawn, damaged) =>
        {
            var document = XDocument.Parse(DrawingBuilder.Xml(RandomDrawing.From(new Tape(drawn))), LoadOptions.PreserveWhitespace);
            var tape = new Tape(damaged);
            for (var hit = 0; hit <= tape.Next(4); hit++) Damage(document, tape);
            if (document.Root is not null) Run(document.ToString());
        }, iter: 150);

    [Fact]
    public void Bytes_are_read_or_refused() =>
        Gen.Select(Gen.Int[0, 9999].Array[40], Gen.Int[0, 9999].Array[20]).Sample((drawn, damaged) =>
        {
            var bytes = Encoding.UTF8.GetBytes(DrawingBuilder.Xml(RandomDrawing.From(new Tape(drawn))));
            var tape = new Tape(damaged);
            for (var hit = 0; hit <= tape.Next(3); hit++) bytes[tape.Next(bytes.Length)] = (byte)tape.Next(256);
            BpmnReader.Read(bytes, "t");
        }, iter: 150);

    private static void Run(string xml)
    {
        if (BpmnReader.Read(Encoding.UTF8.GetBytes(xml), "t").Model is not { } model) return;
        try
        {
            DryRun.Run(model, Organisation.Empty, World.Monday, new DryRunWishes());
        }
        catch (Exception broken) when (broken is not OutOfMemoryException)
        {
            throw new InvalidOperationException($"{broken.Message}\n{xml}", broken);
        }
    }

    private static void Damage(XDocument document, Tape tape)
    {
        var elements = document.Descendants().ToList();
        if (elements.Count < 2) return;
        var (one, other) = (tape.Pick(elements), tape.Pick(elements));
        switch (tape.Next(7))
        {
            case 0: one.Remove(); break;
            case 1: one.Attributes().Where(attribute => !attribute.IsNamespaceDeclaration).Skip(tape.Next(3)).FirstOrDefault()?.Remove(); break;
            case 2: other.Add(new XElement(one)); break;
            case 3: if (one.Attribute("id") is { } id && other.Attribute("id") is { } otherId) (id.Value, otherId.Value) = (otherId.Value, id.Value); break;
            case 4: one.Name = other.Name; break;
            case 5: if (one.FirstAttribute is { IsNamespaceDeclaration: false } first && other.LastAttribute is { } last) first.Value = last.Value; break;
            default: if (one.Attribute("targetRef") is { } target && other.Attribute("id") is { } somewhere) target.Value = somewhere.Value; break;
        }
    }
}
