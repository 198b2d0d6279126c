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
        ["2026-11-promises"] = GoldenPromises.Kept,
    };

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

    public static Scene When(this Scene scene, Act[] some, params Act[] more) => scene.When([.. some, .. more]);
}
