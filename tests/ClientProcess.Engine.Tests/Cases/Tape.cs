namespace ClientProcess.Engine.Tests.Cases;

/// <summary>A list of numbers read as chances: what a property draws, it can shrink and repeat.</summary>
internal sealed class Tape(int[] numbers)
{
    private int _at;

    public int Next(int below) => numbers[_at++ % numbers.Length] % below;

    public bool OneIn(int of) => Next(of) == 0;

    public T Pick<T>(IReadOnlyList<T> among) => among[Next(among.Count)];
}
