namespace LearningMechanics.Toys.Functions.Statistics;

/// <summary>Equal bins from one end to the other.</summary>
internal readonly record struct Bins(int Count, double Low, double High)
{
    public double Width => (High - Low) / Count;

    public static Bins Of(FunctionCall call)
    {
        var bins = new Bins(call.Size("bins"), call.Number("lo"), call.Number("hi"));
        if (bins.Count == 0)
            throw call.Error("bins", $"{call.Function.Name} needs at least one bin");
        return double.IsFinite(bins.High - bins.Low) && bins.Low < bins.High
            ? bins
            : throw call.Error("hi", $"{call.Function.Name} needs lo < hi, both finite, but lo is {bins.Low:R} and hi is {bins.High:R}");
    }

    /// <summary>The i-th edge; the last is exactly the upper end.</summary>
    public double Edge(int i) => i == Count ? High : Low + i * Width;

    public double Center(int i) => Low + (i + 0.5) * Width;

    /// <summary>The bin an element falls into, lower edges included and the last upper one; −1 outside.</summary>
    public int Find(double x)
    {
        if (!(x >= Low && x <= High))
            return -1;
        var bin = Math.Min((int)((x - Low) / (High - Low) * Count), Count - 1);
        // The quotient may round across an edge; the edges decide.
        if (x < Edge(bin))
            bin--;
        else if (bin < Count - 1 && x >= Edge(bin + 1))
            bin++;
        return bin;
    }
}
