using System.Net;

namespace ClientProcess.Web.Tests.Api;

/// <summary>The steps of the service request, so that a test begins where it wants to.</summary>
internal static class Journeys
{
    public static readonly object Question = new
    {
        process = "serviceverzoek",
        subject = "Lantaarnpaal brandt niet",
        channel = "phone",
        client = new { reference = "K-1", name = "Mevrouw Jansen", phone = "0612345678", email = "jansen@example.org" },
        data = new { vraag = "De lantaarnpaal voor mijn deur brandt niet meer.", onderwerp = "Openbare ruimte" },
    };

    /// <summary>Registered by Kim: the first task lies at klantcontact.</summary>
    public static async Task<(string Case, string Task)> Register(this Caller kim)
    {
        var answer = (await kim.Post("cases", Question)).Is(HttpStatusCode.Created);
        return (answer.String("id"), (string)answer["tasks"]![0]!["id"]!);
    }

    /// <summary>Registered and handed to beoordeling: the task and the handoff that lie there.</summary>
    public static async Task<(string Case, string Task, string Handoff)> HandOver(this Caller kim)
    {
        var (id, task) = await kim.Register();
        (await kim.Post($"tasks/{task}/claim")).IsOk();
        var answer = (await kim.Post($"tasks/{task}/complete", new
        {
            data = new { adres = "Kerkstraat 12, Voorbeeldstad" },
            choices = new Dictionary<string, string> { ["Gateway_Direct"] = "Nee, beoordelen" },
        })).IsOk();
        return (id, (string)answer["case"]!["tasks"]![0]!["id"]!, (string)answer["case"]!["handoffs"]![0]!["id"]!);
    }
}
