using System.Globalization;
using ClientProcess.Engine.Cases;
using ClientProcess.Engine.Definitions;

namespace ClientProcess.Engine.RolePlays;

/// <summary>How a role play went.</summary>
/// <param name="Failure">What differs from the script, with its line; null when all of it held.</param>
/// <param name="Transcript">What happened, a line each.</param>
public sealed record RolePlayResult(string Name, string? Failure, SourcePlace FailedAt, IReadOnlyList<string> Transcript)
{
    public bool Passed => Failure is null;
}

/// <summary>Plays a script on a stage. The first step that goes otherwise than written ends it.</summary>
public sealed class RolePlayRun
{
    private readonly RolePlay _play;
    private readonly Stage _stage;
    private readonly List<string> _transcript = [];
    private int _told;

    private RolePlayRun(ProcessModel model, Organisation organisation, RolePlay play) => (_play, _stage) = (play, new Stage(model, organisation, play.Start));

    public static RolePlayResult Run(ProcessModel model, Organisation organisation, RolePlay play)
    {
        var run = new RolePlayRun(model, organisation, play);
        if (run.Open() is { } trouble) return new RolePlayResult(play.Name, trouble, default, run._transcript);
        foreach (var step in play.Steps)
        {
            if (run.Step(step) is { } failure) return new RolePlayResult(play.Name, failure, step.At, run._transcript);
        }
        return new RolePlayResult(play.Name, null, default, run._transcript);
    }

    private string? Open()
    {
        var process = _play.Process is null ? _stage.Model.Main : _stage.Model.Find(_play.Process);
        if (process is null) return $"Expected a process '{_play.Process}' in the drawing, but there is none.";
        var by = _play.By is null ? null : _stage.Organisation.Find(_play.By);
        var team = _play.Intake ?? by?.Teams.FirstOrDefault() ?? process.Team ?? process.Label;
        var refusal = _stage.Open(process.Id, team, Players.Of(_stage, _play.By, team), _play.Data);
        Tell();
        return refusal?.Sentence;
    }

    private string? Step(PlayStep step)
    {
        _transcript.Add(string.Create(CultureInfo.InvariantCulture, $"{_stage.Now:yyyy-MM-dd HH:mm}  » {step.Verb} {step.What}{(step.By is null ? "" : " by " + step.By)}"));
        if (step.Verb == "expect") return Expecting.Differences(_stage, step.Expect!);
        var (refusal, trouble) = PlayActs.Do(_stage, step);
        Tell();
        return trouble ?? Judge(step, refusal);
    }

    private string? Judge(PlayStep step, Rejection? refusal)
    {
        if (refusal is not null) _transcript.Add($"                  ✗ {refusal.Sentence}");
        if (step.Refused is null) return refusal is null ? null : $"Expected to {step.Verb} '{step.What}', but: {refusal.Sentence}";
        if (refusal is null) return $"Expected it to be refused ({step.Refused}), but it was accepted.";
        return Kebab.Of(refusal.Code.ToString()) == step.Refused ? null : $"Expected it to be refused as {step.Refused}, but it was refused as {Kebab.Of(refusal.Code.ToString())}: {refusal.Sentence}";
    }

    private void Tell()
    {
        foreach (var happened in _stage.Events.Skip(_told)) _transcript.Add(Describe(happened));
        _told = _stage.Events.Count;
    }

    private string Describe(StageEvent happened)
    {
        var node = happened.Happened.AtNode is { } id ? $" '{happened.Process.Find(id)?.Label ?? id}'" : "";
        var team = happened.Happened.OfTeam is { } of ? $" [{of}]" : "";
        var about = ClockWords.Of(_stage, happened.Happened) is { } words ? $" {words}" : $"{node}{team}";
        return string.Create(CultureInfo.InvariantCulture, $"{happened.At:yyyy-MM-dd HH:mm}    {happened.Happened.GetType().Name}{about}");
    }
}
