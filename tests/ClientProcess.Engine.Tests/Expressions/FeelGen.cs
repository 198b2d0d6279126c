using CsCheck;

namespace ClientProcess.Engine.Tests.Expressions;

/// <summary>Random expressions that parse, over the names of <see cref="FeelExamples.Data"/>.</summary>
internal static class FeelGen
{
    private const int Depth = 3;

    private static readonly Gen<string> Leaf = Gen.OneOf(
        "1", "2.5", "0", "\"no\"", "\"\\n\"", "true", "false", "null", "bedrag", "approved", "urgent", "list", "mixed", "client", "client.age", "unknown",
        "@\"2026-11-23\"", "@\"P1D\"", "@\"P2M\"", "@\"09:00:00Z\"", "[1..3)", "[]", "{a: 1}");

    public static Gen<string> Expression { get; } = Of(Depth);

    private static Gen<string> Of(int depth)
    {
        if (depth == 0)
        {
            return Leaf;
        }

        var inner = Of(depth - 1);
        return Gen.OneOf(
            Leaf,
            Gen.Select(inner, Gen.OneOf("+", "-", "*", "/", "**", "=", "!=", "<", ">=", "and", "or", "in"), inner, (a, sign, b) => $"({a}) {sign} ({b})"),
            Gen.Select(inner, Gen.OneOf("not", "count", "sum", "string", "is defined", "upper case", "floor", "date", "distinct values"), (a, name) => $"{name}({a})"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"if {a} then {b} else {c}"),
            Gen.Select(inner, inner, Gen.OneOf("for x in", "some x in", "every x in"), (a, b, loop) => $"{loop} {a} {(loop[0] == 'f' ? "return" : "satisfies")} {b}"),
            Gen.Select(inner, inner, (a, b) => $"({a})[{b}]"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"({a}) in (({b}), <= ({c}))"),
            Gen.Select(inner, inner, inner, (a, b, c) => $"({a}) between ({b}) and ({c})"),
            Gen.Select(inner, inner, (a, b) => $"[{a}, {b}, -({a})]"));
    }
}
