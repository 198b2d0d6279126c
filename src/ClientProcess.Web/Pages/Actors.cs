using ClientProcess.Engine.Cases;
using ClientProcess.Web.SignIn;

namespace ClientProcess.Web.Pages;

internal static class Actors
{
    /// <summary>The person at the door as the one who acts, with the teams and roles of this moment.</summary>
    public static Actor AsActor(this SignedInPerson person) => new(ActorKind.Person, person.Id, person.Teams, person.Roles);
}
