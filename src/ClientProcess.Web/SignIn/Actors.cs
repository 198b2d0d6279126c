using System.Collections.Concurrent;
using ClientProcess.Engine.Cases;
using ClientProcess.Service;
using ClientProcess.Service.Storage;

namespace ClientProcess.Web.SignIn;

/// <summary>
/// The one place where who is at the door becomes who acts. On the way the person becomes known to colleagues, so that work can be given to
/// somebody who was here before.
/// </summary>
public sealed class Actors(TeamRegister register, TimeProvider time)
{
    /// <summary>People this node remembers having written down: more than any organisation has at work at once.</summary>
    private const int RememberedMax = 20_000;

    /// <summary>Two tokens of one person may tell different things for a while; that must not become a write for every request.</summary>
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<string, (string Told, DateTimeOffset At)> _remembered = new(StringComparer.Ordinal);

    public static Actor Of(SignedInPerson person) => new(ActorKind.Person, person.Id, person.Teams, person.Roles);

    /// <summary>The person as the one who acts, written down when that is new.</summary>
    public async ValueTask<Actor> OfAsync(SignedInPerson person, CancellationToken cancel)
    {
        var (teams, roles) = (string.Join(',', person.Teams), string.Join(',', person.Roles));
        var told = string.Join('\n', person.Name, teams, roles, person.Email);
        var now = time.GetUtcNow();
        if (!IsRemembered(person.Id, told, now))
        {
            await register.SeenAsync(
                new PersonRow { Id = person.Id, Name = person.Name, Issuer = person.Issuer, Subject = person.Subject, Teams = teams, Roles = roles, Email = person.Email }, cancel);
            if (_remembered.Count >= RememberedMax) _remembered.Clear();
            _remembered[person.Id] = (told, now);
        }
        return Of(person);
    }

    private bool IsRemembered(string id, string told, DateTimeOffset now) =>
        _remembered.TryGetValue(id, out var before) && (before.Told == told || (now - before.At).Duration() < BetweenWrites);
}
