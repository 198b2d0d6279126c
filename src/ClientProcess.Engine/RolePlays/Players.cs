using ClientProcess.Engine.Cases;

namespace ClientProcess.Engine.RolePlays;

/// <summary>Who acts in a role play: somebody the organisation knows, else somebody of the team at hand.</summary>
internal static class Players
{
    public static Actor Of(Stage stage, string? person, string team) =>
        person is not null && stage.Organisation.Find(person) is { } known
            ? new Actor(ActorKind.Person, known.Id, known.Teams, known.Roles)
            : new Actor(ActorKind.Person, person ?? team, [team], [CaseRoles.Employee]);
}
