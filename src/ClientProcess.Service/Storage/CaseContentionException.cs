namespace ClientProcess.Service.Storage;

/// <summary>A case changed under every attempt to change it. The caller may try again; nothing was written.</summary>
public sealed class CaseContentionException(Guid caseId, Exception last)
    : Exception($"Case {CaseNumber.Of(caseId)} kept changing; nothing was written.", last);
