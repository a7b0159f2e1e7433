using System.Globalization;
using LearningMechanics.Toys;
using Spectre.Console;

namespace LearningMechanics.Compute.Toys;

/// <summary>What <c>lm toy check</c> prints: what the toy is and what it would cost.</summary>
internal static class CheckSheet
{
    public static void Print(Toy toy, IAnsiConsole console)
    {
        console.Write(Cell(toy.Title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        if (toy.Citations.Count > 0)
        {
            console.Write(Cell(string.Join(", ", toy.Citations)));
            console.WriteLine();
        }

        console.WriteLine();
        console.Write(Facts(toy));
        if (toy.Parameters.Count > 0)
        {
            console.WriteLine();
            console.Write(ParametersOf(toy));
        }
    }

    private static Grid Facts(Toy toy)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(3)).AddColumn(new GridColumn().NoWrap());
        Add("size", $"{Count(toy.Points.Count, "point")} × {Count(toy.Seeds, "seed")}");
        Add("experiment", Amounts.Operations(toy.Price.ExperimentOperations));
        Add("theory", Amounts.Operations(toy.Price.TheoryOperations));
        Add("memory", $"{Amounts.Bytes(toy.Price.PeakBytes)} for one repetition");
        Add("time", $"{Amounts.Seconds(toy.Price.Seconds)} on one core, by estimate");
        Add("sha256", toy.Sha256);
        Add("prediction", toy.PredictionSha256);
        return grid;

        void Add(string name, string value) => grid.AddRow(Cell(name), Cell(value));
    }

    private static Table ParametersOf(Toy toy)
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumns("parameter", "value", "range", "meaning");
        var swept = toy.Points.SelectMany(p => p.Keys).ToHashSet();
        foreach (var p in toy.Parameters)
            table.AddRow(
                Cell(p.Name), Cell(swept.Contains(p.Name) ? "swept" : Exact(p.Value)),
                Cell(Range(p)), Cell(p.Label ?? ""));
        return table;
    }

    private static string Range(ToyParameter p) =>
        p is { Low: { } low, High: { } high } ? $"{Exact(low)}..{Exact(high)}{(p.IsLogarithmic ? " log" : "")}" : "";

    private static string Exact(double value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";

    private static Text Cell(string text, Style? style = null) => new(DiagnosticPrinter.Printable(text), style);
}
