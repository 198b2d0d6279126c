using ClientProcess.Service.Replay;

namespace ClientProcess.Service.Tests.Replay;

public sealed class LogWordsTests
{
    [Theory]
    [InlineData("Accepted", "In Progress", LogAct.Work)]
    [InlineData("Accepted", "Assigned", LogAct.Work)]
    [InlineData("Accepted", "Wait", LogAct.Pause)]
    [InlineData("Accepted", "Wait - User", LogAct.Pause)]
    [InlineData("Queued", "Awaiting Assignment", LogAct.Queue)]
    [InlineData("Completed", "Resolved", LogAct.Close)]
    [InlineData("Completed", "In Call", LogAct.Close)]
    [InlineData("Completed", "Cancelled", LogAct.Withdraw)]
    [InlineData("Unmatched", "Unmatched", LogAct.Stay)]
    [InlineData("A_SUBMITTED", "COMPLETE", LogAct.Done)]
    [InlineData("Toets", "suspend", LogAct.Pause)]
    [InlineData("CaseEnded", "complete", LogAct.Close)]
    [InlineData("HandoffOffered", "complete", LogAct.Ignore)]
    [InlineData("Release A", null, LogAct.Done)]
    [InlineData(null, "never heard of", LogAct.Work)]
    public void The_words_of_known_logs_need_no_explanation(string? activity, string? lifecycle, LogAct act) =>
        Assert.Equal(act, new LogWords([]).Of(activity, lifecycle));

    [Theory]
    [InlineData("Completed=pause", LogAct.Pause)]
    [InlineData("in call=queue", LogAct.Queue)]
    [InlineData("Completed/In Call=stay", LogAct.Stay)]
    [InlineData("In*=ignore", LogAct.Ignore)]
    [InlineData("Something else=ignore", LogAct.Close)]
    public void What_the_caller_says_comes_first(string map, LogAct act) =>
        Assert.Equal(act, new LogWords([LogWords.Parse(map)!.Value]).Of("Completed", "In Call"));

    [Theory]
    [InlineData("Completed")]
    [InlineData("=pause")]
    [InlineData("Completed=jump")]
    [InlineData("Completed=3")]
    public void What_is_no_word_with_an_act_is_no_map(string text) => Assert.Null(LogWords.Parse(text));

    [Fact]
    public void A_word_that_nobody_explained_is_told()
    {
        var words = new LogWords([]);
        words.Of("Toets", "halfway");
        Assert.Equal(["Toets/halfway"], words.Unexplained);
    }
}
