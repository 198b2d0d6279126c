using System.Collections.Immutable;

namespace ClientProcess.Engine.Cases;

/// <summary>The roles a person can have. A person without any may do nothing.</summary>
public static class CaseRoles
{
    public const string Employee = "employee";
    public const string Coordinator = "coordinator";
    public const string Supervisor = "supervisor";
    public const string ProcessOwner = "process-owner";

    /// <summary>Client-contact staff: registers and can see where every case is.</summary>
    public const string ContactEmployee = "contact-employee";
    public const string Administrator = "administrator";

    public static readonly ImmutableArray<string> All = [Employee, Coordinator, Supervisor, ProcessOwner, ContactEmployee, Administrator];
}
