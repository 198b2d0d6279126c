using ClientProcess.Benchmarks;

// Each argument names a benchmark; none runs them all. Timings are for reading, never for passing or failing.
var benchmarks = new Dictionary<string, Action>(StringComparer.OrdinalIgnoreCase)
{
    ["calendars"] = CalendarBenchmark.Run,
    ["cases"] = CaseBenchmark.Run,
    ["rungs"] = RungsBenchmark.Run,
};
foreach (var name in args.Length > 0 ? args : [.. benchmarks.Keys])
{
    if (!benchmarks.TryGetValue(name, out var run))
    {
        Console.Error.WriteLine($"Expected one of {string.Join(", ", benchmarks.Keys)}, but got '{name}'.");
        return 2;
    }
    Console.WriteLine($"== {name}");
    run();
}
return 0;
