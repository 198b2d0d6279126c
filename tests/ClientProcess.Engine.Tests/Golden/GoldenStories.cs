using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Tests.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Golden;

/// <summary>The cases whose journals are stored. What is stored is never written again; a new event or field gets a story of its own.</summary>
internal static class GoldenStories
{
    public static readonly IReadOnlyDictionary<string, Func<Scene>> All = new Dictionary<string, Func<Scene>>
    {
        ["2026-11-teams"] = BetweenTeams,
        ["2026-11-tokens"] = ThroughADrawing,
        ["2026-11-cases"] = AsAWhole,
        ["2026-11-partners"] = WithAPartner,
        ["2026-11-thrown"] = ThrownAndCaught,
        ["2026-11-undone"] = UndoneAgain,
        ["2026-11-often"] = DoneOften,
        ["2026-11-otherwise"] = OtherwiseThanDrawn,
        ["2026-11-promises"] = GoldenPromises.Kept,
        ["2026-11-stuck"] = GoldenPromises.Stuck,
    };

    private static Scene OtherwiseThanDrawn() =>
        Given("lane klantcontact\nstart S\ntask X\nlane beoordeling\ntask Y\nlane uitvoering\ntask Z\nend E\nS > X > Y > Z > E").When(Kim.Does("X"))
            .When(it => new SkipStep(it.Task("Y").Position, "niet nodig") { By = Sam, Now = it.Now })
            .When(it => new MoveCase("X", "opnieuw") { By = Mees, Now = it.Now }).When(Kim.Does("X"))
            .When(it => new RepeatStep("X", "nog eens") { By = Sam, Now = it.Now }, it => new AddTask("archief bellen", C, "gevraagd") { By = Sam, Now = it.Now });

    private static Scene BetweenTeams() =>
        Given("""
            lane klantcontact
            start S
            task Intake due=P1D
            lane beoordeling
            task Beoordelen explicit
            lane uitvoering
            task Uitvoeren
            end E outcome=honoured
            S > Intake
            Intake > Beoordelen { bsn! dossier:document gecheckt:check }
            Beoordelen > Uitvoeren
            Uitvoeren > E
            """)
            .When(Kim.Claims("Intake"), Kim.FollowsUp("Intake", Monday.AddHours(3)), Kim.Delegates("Intake", Anouk), Anouk.Releases("Intake"), Noor.Reassigns("Intake", Kim))
            .When(Kim.Completes("Intake", Data(("bsn", "1"))))
            .When(Lee.Asks("Beoordelen", "Welk jaar?"), Lee.Asks("Beoordelen", "Welke maand?"), Kim.Answers("Beoordelen", "2026"))
            .When(Lee.Declines("Beoordelen", DeclineReasons.Incomplete, ["dossier"], "dossier ontbreekt"))
            .When(Kim.Does("Beoordelen", ("dossier", "urn:1")))
            .When(Kim.TakesBack("Beoordelen"), Kim.Claims("Beoordelen"), Kim.Completes("Beoordelen"))
            .When(Lee.Declines("Beoordelen", DeclineReasons.WrongTeam, note: "niet van ons", proposed: C), Femke.Accepts("Beoordelen"), Femke.Claims("Beoordelen"))
            .When(Femke.Returns("Beoordelen", DeclineReasons.WrongTeam, note: "ook niet van ons", proposed: B))
            .When(Noor.Claims("Beoordelen"), Noor.Completes("Beoordelen", team: B), Lee.Accepts("Beoordelen"), Lee.Claims("Beoordelen"))
            .When(Lee.HandsOff("Beoordelen", C, "even meekijken", comesBack: true), Femke.Accepts("Beoordelen"), Femke.Claims("Beoordelen"), Femke.Completes("Beoordelen"))
            .When(Lee.Accepts("Beoordelen"), Lee.Claims("Beoordelen"), Lee.Completes("Beoordelen"))
            .When(Femke.Does("Uitvoeren")).ThenEnded();

    private static Scene ThroughADrawing() =>
        Given("""
            pool P
            partner bank
            lane klantcontact
            start S
            and Splits
            task X
            boundary Rappel on=X cycle=R3/PT1H keeps
            task Bellen
            sub Deel
            catch Brief message=brief correlation=kenmerk
            end Binnen
            Brief > Binnen
            /sub
            xor Bedrag default=Bedrag-Laag
            task Hoog
            task Laag
            and Samen
            xor Keuze
            end Weg outcome=not-honoured
            end Stop terminate outcome=forwarded
            send Melden
            S > Splits > X > Bedrag
            Rappel > Bellen
            Bedrag > Hoog [bedrag > 100]
            Bedrag > Laag
            Hoog > Samen
            Splits > Deel > Melden > Samen > Keuze
            Keuze > Weg : weg
            Keuze > Stop : stop
            Melden ~> bank : melding
            pool Q
            start QS
            task QX
            QS > QX
            X ~> QS : bericht
            """)
            .When(Message("brief", null, ("kenmerk", "K1"))).After("PT1H")
            .When(Kim.Does("X"), Kim.Tells("bedrag vergeten", ("bedrag", 500)), Kim.Retries())
            .When(Kim.Does("Hoog")).When(Kim.Chooses("Keuze", "stop")).ThenEnded(Outcomes.Forwarded);

    private static Scene AsAWhole() =>
        Given("lane klantcontact\nstart S\ntask X\ncatch Later message=later\nend E\nS > X > Later > E", Data((NoteKeys.Subject, "een vraag")))
            .When(Noor.MakesOwner("anouk", A), Kim.Pauses("wacht op klant", Monday.AddDays(1)), Kim.Resumes("klant belde")).When(Message("later"))
            .When(Kim.Does("X")).When(Kim.Reopens("toch niet", B)).When(Lee.Does("reopened")).When(Kim.Reopens("nog eens"))
            .When(Noor.Closes(Outcomes.Duplicate, "dubbel")).When(Kim.Reopens("en nog eens"))
            .When(Kim.Withdraws("klant wil niet meer")).ThenEnded(Outcomes.Withdrawn);

    private static Scene WithAPartner() =>
        Given(PartnerHandoffTests.Asking).When(Lee.Does("Vragen", ("saldo", 1))).When(Message("antwoord")).When(Lee.Does("Verwerken")).ThenEnded();

    private static Scene ThrownAndCaught() =>
        Given("""
            lane klantcontact
            and P
            task X
            boundary Hoger on=X escalation=hoger keeps
            boundary Fout on=X error=mis
            task Melden
            task Herstel
            throw Roep signal=klaar
            catch Hoor signal=klaar
            catch Veel when=bedrag_>_100
            catch Beide message=brief timer=P1D allof
            complex Genoeg when=activationCount_>=_2
            task Na
            P > X
            Hoger > Melden
            Fout > Herstel > Roep > Genoeg
            P > Hoor > Genoeg
            P > Veel > Genoeg
            P > Beide > Genoeg
            Genoeg > Na
            on Als
            start Alarm signal=alarm keeps
            lane klantcontact
            task Kijken
            Alarm > Kijken
            /sub
            """)
            .When(Kim.Claims("X"), Kim.Raises("X", "escalation:hoger"), Kim.Raises("X", "error:mis"), Signal("alarm")).When(Kim.Does("Herstel"))
            .When(Kim.Tells("het bedrag", ("bedrag", 500)), Message("brief")).After("P1D").When(Kim.Does("Kijken")).When(Kim.Does("Melden")).When(Kim.Does("Na")).ThenEnded();

    private static Scene UndoneAgain() =>
        Given("""
            lane klantcontact
            task X
            boundary Bewaakt on=X when=haast_=_true keeps
            task Haast
            Bewaakt > Haast
            transaction T
            sub S
            task Boeken
            boundary Terug on=Boeken compensate
            task Annuleren undoes
            Terug - Annuleren
            /sub
            task Betalen
            end Op cancel
            S > Betalen > Op
            /sub
            boundary Opgegeven on=T cancel
            end Niet outcome=not-honoured
            X > T
            Opgegeven > Niet
            """)
            .When(Kim.Tells(null, ("haast", true))).When(Kim.Does("Haast")).When(Kim.Does("X")).When(Kim.Does("Boeken")).When(Kim.Does("Betalen")).When(Kim.Does("Annuleren")).ThenEnded(Outcomes.NotHonoured);

    private static Scene DoneOften() =>
        Given("lane klantcontact\ntask X each=lijst gives=advies into=adviezen\nadhoc Vrij sequential\ntask A\ntask B\n/sub\nX > Vrij", Data(("lijst", new[] { 1, 2 })))
            .When(Kim.DoesOne("X", ("advies", 1))).When(Kim.DoesOne("X", ("advies", 2))).When(Kim.Chooses("Vrij", "A")).When(Kim.Does("A")).When(Kim.Chooses("Vrij", "done")).ThenEnded();

    public static Scene When(this Scene scene, Act[] some, params Act[] more) => scene.When([.. some, .. more]);
}
