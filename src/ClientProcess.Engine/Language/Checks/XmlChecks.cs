namespace ClientProcess.Engine.Language.Checks;

/// <summary>What BPMN forbids, and what will not do what was meant, as far as the elements of the file show it by themselves.</summary>
internal static class XmlChecks
{
    /// <summary>After everything was read: a reference of which the readers spoke already is not spoken of twice.</summary>
    public static void Check(Drawing drawing)
    {
        ReferenceCheck.Check(drawing);
        MessageFlowEndCheck.Check(drawing);
        var usesNeeds = drawing.Root.Descendants(Names.Cp + "needs").Any();
        var (work, shared) = (new WorkBudget(), EventPlaceCheck.Shared(drawing.Root));
        foreach (var process in drawing.Processes)
        {
            LaneCheck.Check(drawing, process);
            ContentCheck.Check(drawing, process);
            if (usesNeeds) CrossingCheck.Check(drawing, process, work);
            foreach (var level in process.DescendantsAndSelf().Where(XmlNodes.IsContainer))
            {
                EventPlaceCheck.Check(drawing, level, shared);
                LinkCheck.Check(drawing, level);
                SubProcessCheck.Check(drawing, level);
                ChoiceJoinCheck.Check(drawing, level, work);
            }
        }
    }
}
