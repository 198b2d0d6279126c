using ClientProcess.Engine.Cases;
using static ClientProcess.Engine.Tests.Cases.Acts;
using static ClientProcess.Engine.Tests.Cases.Scene;
using static ClientProcess.Engine.Tests.Cases.World;

namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A chain partner is a receiver like any other: one concept, one life cycle.</summary>
public sealed class PartnerHandoffTests
{
    internal const string Asking = """
        pool P
        partner bank
        lane beoordeling
        start S
        task Vragen
        race R
        catch Antwoord message=antwoord
        catch Geduld timer=P5D
        task Verwerken
        task Herinneren
        end E
        S > Vragen > R
        R > Antwoord > Verwerken > E
        R > Geduld > Herinneren > E
        Vragen ~> bank : vraag
        bank ~> Antwoord : antwoord
        """;

    [Fact]
    public void What_is_asked_of_a_partner_is_a_handoff_for_which_the_sender_stays_responsible()
    {
        var scene = Given(Asking).When(Lee.Does("Vragen", ("saldo", 1)));
        var handoff = Assert.Single(scene.State.Handoffs);
        Assert.Equal((B, "bank", HandoffStatus.Offered, true), (handoff.From, handoff.To, handoff.Status, handoff.IsPartner));
        Assert.Equal(Lee.Id, handoff.FromPerson);
        Assert.Equal(["saldo"], handoff.Given);
        Assert.Equal(1, scene.State.RouteLength);
    }

    [Fact]
    public void Its_answer_fulfils_it()
    {
        var scene = Given(Asking).When(Lee.Does("Vragen")).When(Message("antwoord"));
        Assert.Empty(scene.State.Handoffs);
        var fulfilled = Assert.Single(scene.AllEvents.OfType<HandoffFulfilled>());
        Assert.Equal((B, "bank"), (fulfilled.From, fulfilled.To));
        Assert.Equal("bank", Assert.Single(scene.AllEvents.OfType<HandoffAccepted>()).By.Person);
    }

    [Fact]
    public void Silence_leaves_it_open_and_the_end_of_the_case_takes_it_back()
    {
        var scene = Given(Asking).When(Lee.Does("Vragen")).After("P5D");
        Assert.Single(scene.State.Handoffs);
        scene = scene.When(Lee.Does("Herinneren")).ThenEnded();
        Assert.Empty(scene.State.Handoffs);
        Assert.Single(scene.AllEvents.OfType<HandoffWithdrawn>());
    }

    [Fact]
    public void A_message_that_expects_nothing_back_hands_nothing_over()
    {
        var scene = Given("""
            pool P
            partner klant
            lane beoordeling
            start S
            task Melden
            task Verder
            S > Melden > Verder
            Melden ~> klant : bericht
            """).When(Lee.Does("Melden"));
        Assert.Empty(scene.State.Handoffs);
        Assert.Single(scene.AllEvents.OfType<MessageSent>());
    }

    [Fact]
    public void The_partner_itself_may_accept_and_nobody_else_may_in_its_name()
    {
        var scene = Given(Asking).When(Lee.Does("Vragen"));
        var handoff = scene.State.Handoffs[0].Id;
        var bank = new Actor(ActorKind.Partner, "bank", [], []);
        Assert.IsType<Rejected>(scene.Try(new AcceptHandoff(handoff) { By = Sam, Now = scene.Now }));
        Assert.IsType<Rejected>(scene.Try(new DeclineHandoff(handoff, DeclineReasons.NotOurs) { By = bank, Now = scene.Now }));
        var accepted = Assert.IsType<Accepted>(scene.Try(new AcceptHandoff(handoff) { By = bank, Now = scene.Now }));
        Assert.Equal(HandoffStatus.Accepted, Assert.Single(accepted.State!.Handoffs).Status);
    }

    [Fact]
    public void The_sender_may_take_it_back_and_nothing_is_left_to_mend()
    {
        var scene = Given(Asking).When(Lee.Does("Vragen"));
        var withdrawn = Assert.IsType<Accepted>(scene.Try(new WithdrawHandoff(scene.State.Handoffs[0].Id, "niet meer nodig") { By = Lee, Now = scene.Now }));
        Assert.Empty(withdrawn.State!.Handoffs);
        Assert.Empty(withdrawn.State.Tasks);
    }
}
