using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ClientProcess.Engine.Expressions;

/// <summary>One call of a built-in function, its arguments evaluated.</summary>
internal sealed record FeelCall(FeelRun Run, int Column, string Name, ImmutableArray<FeelValue> Args)
{
    public FeelValue Null(string message) => FeelValue.NullBecause(Column, message);

    /// <summary>Goes on with the argument when it is of that kind; else null, with the argument's own cause if it has one.</summary>
    public FeelValue With<T>(int index, Func<T, FeelValue> use)
        where T : FeelValue => Args[index] switch
    {
        T argument => use(argument),
        FeelNull { Because: not null } lost => lost,
        var other => Null($"'{Name}' does not take {other.Kind} there"),
    };

    /// <summary>Goes on with the argument's items; a value that is not a list counts as a list of one (DMN 1.3, 10.3.2).</summary>
    public FeelValue WithItems(Func<ImmutableArray<FeelValue>, FeelValue> use) => Args switch
    {
        [FeelNull { Because: not null } lost] => lost,
        [FeelNull] => Null($"'{Name}' does not take null"),
        [FeelList list] => use(list.Items),
        _ => use(Args),
    };
}

/// <summary>A built-in function (DMN 1.3, 10.3.4).</summary>
/// <param name="ArgsMax">At most; int.MaxValue where the arguments are a list's items.</param>
internal sealed record FeelFunction(string Name, int ArgsMin, int ArgsMax, Func<FeelCall, FeelValue> Apply)
{
    private static readonly FrozenDictionary<string, FeelFunction> All =
        new[] { FeelTextFunctions.All, FeelNumberFunctions.All, FeelListFunctions.All, FeelTemporalFunctions.All, FeelOtherFunctions.All }
            .SelectMany(functions => functions)
            .ToFrozenDictionary(function => function.Name, StringComparer.Ordinal);

    public FeelFunction(string name, int args, Func<FeelCall, FeelValue> apply)
        : this(name, args, args, apply)
    {
    }

    public static IEnumerable<string> Names => All.Keys;

    public static FeelFunction? Find(string name) => All.GetValueOrDefault(name);
}

internal sealed record CallNode(int Column, string Name, ImmutableArray<FeelNode> Args) : FeelNode(Column)
{
    public override ImmutableArray<FeelNode> Children => Args;

    /// <summary>What is wrong with the call itself, for parsing to report.</summary>
    public FeelError? Problem => FeelFunction.Find(Name) switch
    {
        null => new FeelError(Column, $"there is no function '{Name}'"),
        var known when Args.Length < known.ArgsMin => new FeelError(Column, $"'{Name}' takes at least {known.ArgsMin} arguments, not {Args.Length}"),
        var known when Args.Length > known.ArgsMax => new FeelError(Column, $"'{Name}' takes at most {known.ArgsMax} arguments, not {Args.Length}"),
        _ => null,
    };

    protected override FeelValue Compute(FeelScope scope)
    {
        ImmutableArray<FeelValue> args = [.. Args.Select(arg => arg.Evaluate(scope))];
        if (FeelFunction.Find(Name) is not { } function)
        {
            return Null($"there is no function '{Name}'");
        }

        return scope.Run.Spend(args.Sum(arg => arg.Units), Column)
            ? scope.Run.Made(function.Apply(new FeelCall(scope.Run, Column, Name, args)), Column)
            : FeelValue.Null;
    }

    protected override string Text() => $"{Name}({string.Join(", ", Args)})";
}
