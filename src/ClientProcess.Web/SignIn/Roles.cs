using System.Collections.Immutable;
using ClientProcess.Engine.Cases;
using Microsoft.AspNetCore.Authorization;

namespace ClientProcess.Web.SignIn;

/// <summary>What a person may be here. Each name is also an authorization policy: <c>[Authorize(Roles.Supervisor)]</c>.</summary>
public static class Roles
{
    public const string Employee = CaseRoles.Employee;
    public const string Coordinator = CaseRoles.Coordinator;
    public const string Supervisor = CaseRoles.Supervisor;
    public const string ProcessOwner = CaseRoles.ProcessOwner;
    public const string ContactEmployee = CaseRoles.ContactEmployee;
    public const string Administrator = CaseRoles.Administrator;

    /// <summary>A policy for whoever watches over work of others: coordinators over that of their teams, supervisors and administrators over all.</summary>
    public const string Overseers = "overseers";

    public static readonly ImmutableArray<string> All = CaseRoles.All;

    /// <summary>A policy for whoever has one of these roles, for doors that several roles share.</summary>
    public static AuthorizationPolicy AnyOf(params string[] roles) =>
        new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new HasRole([.. roles])).Build();
}

internal sealed record HasRole(ImmutableArray<string> AnyOf) : IAuthorizationRequirement;

/// <summary>Asks the mapped person, never the raw claims: configuration may give a claim value another meaning than its name.</summary>
internal sealed class HasRoleHandler(PersonFromClaims people) : AuthorizationHandler<HasRole>
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, HasRole requirement)
    {
        if (people.Read(context.User) is { } person && person.Roles.Any(requirement.AnyOf.Contains))
        {
            context.Succeed(requirement);
        }
        return Task.CompletedTask;
    }
}
