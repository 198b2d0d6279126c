namespace ClientProcess.Engine.Language;

/// <summary>The codes of diagnostics: CP1 the file, CP2 what BPMN forbids, CP3 what is not executed, CP4 warnings, CP5 the files beside the drawing.</summary>
public static class Codes
{
    public const string NotXml = "CP101";
    public const string TooLarge = "CP102";
    public const string NotBpmn = "CP103";
    public const string DtdForbidden = "CP104";
    public const string TooDeep = "CP105";

    public const string IdMissing = "CP201";
    public const string IdTwice = "CP202";
    public const string Dangling = "CP203";
    public const string FlowAcrossBorder = "CP204";
    public const string IncomingOnStart = "CP205";
    public const string OutgoingOnEnd = "CP206";
    public const string EmptyProcess = "CP207";
    public const string NoProcess = "CP208";
    public const string RaceTarget = "CP209";
    public const string DefaultNotOutgoing = "CP210";
    public const string BoundaryUnattached = "CP211";
    public const string MessageFlowInside = "CP212";
    public const string NoStart = "CP213";
    public const string CallsItself = "CP214";
    public const string LoopInvalid = "CP215";
    public const string ReferenceWrong = "CP216";
    public const string LaneNodeAbsent = "CP217";
    public const string DefaultMisplaced = "CP218";
    public const string LinkUnmatched = "CP219";
    public const string CancelOutside = "CP220";
    public const string EventMisplaced = "CP221";
    public const string EventSubProcessFlow = "CP222";
    public const string EventSubProcessStart = "CP223";
    public const string StartTriggeredInside = "CP224";
    public const string CompensationFlow = "CP225";
    public const string MessageFlowEnd = "CP226";
    public const string OnlyArtifacts = "CP227";

    public const string NotSupported = "CP301";
    public const string CpUnknown = "CP302";
    public const string CpInvalid = "CP303";
    public const string TimerInvalid = "CP304";
    public const string ConditionInvalid = "CP305";

    public const string ForeignCondition = "CP401";
    public const string TimerUndetailed = "CP402";
    public const string MessageUndetailed = "CP403";
    public const string TeamUnknown = "CP404";
    public const string Unreachable = "CP405";
    public const string EventUndetailed = "CP406";
    public const string LoopUndetailed = "CP407";
    public const string JoinAfterChoice = "CP408";
    public const string LaneNameless = "CP409";
    public const string CrossingWithoutNeeds = "CP410";
    public const string NoRolePlays = "CP411";
    public const string NothingHappens = "CP412";
    public const string NoAgreement = "CP420";
    public const string SubProcessEmpty = "CP421";
    public const string CallUnresolved = "CP422";
    public const string ErrorUncaught = "CP423";
    public const string CancelUncaught = "CP424";

    public const string NotYaml = "CP501";
    public const string YamlInvalid = "CP502";
    public const string TeamTwice = "CP503";

    public const string AgreementTwice = "CP510";
    public const string CalendarUnknown = "CP511";
    public const string LadderUnknown = "CP512";
    public const string TargetInvalid = "CP513";
    public const string RungInvalid = "CP514";
    public const string ActionInvalid = "CP515";
    public const string StartUnknown = "CP516";
    public const string LadderLoop = "CP517";
    public const string AgreementClash = "CP518";
    public const string StatutoryInside = "CP519";
    public const string AttachedUnknown = "CP520";
    public const string AgreementUnknown = "CP521";
    public const string WrongKind = "CP522";
}
