using LearningMechanics.Compute.DataSets;
using LearningMechanics.Toys;
using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Compute.Toys.Reproduction;

/// <summary>A folder of toys with their pages.</summary>
internal sealed class Catalogue
{
    private readonly List<(string Name, ToyClaim Claim, ToyFile.Text File)> _toys = [];
    private readonly List<string> _errors = [];

    private Catalogue(string folder)
    {
        if (!Directory.Exists(folder))
        {
            _errors.Add($"{folder} is not a folder: name the one with the toys, or run this from the checkout's own.");
            return;
        }

        foreach (var path in Directory.EnumerateFiles(folder, "*.toy").Order(StringComparer.Ordinal))
            Add(path);
        if (_toys.Count == 0 && _errors.Count == 0)
            _errors.Add($"{folder} holds no toys.");
    }

    /// <summary>A sentence for everything that keeps it from being run.</summary>
    public IReadOnlyList<string> Errors => _errors;

    /// <summary>How many toys there are.</summary>
    public int Count => _toys.Count;

    public static Catalogue Open(string folder) => new(folder);

    /// <summary>Runs every toy at its defaults, one after the other, each on one thread.</summary>
    /// <exception cref="CatalogueException">A toy does not compile or cannot be run.</exception>
    public IEnumerable<Reproduced> Run(TimeProvider clock, CancellationToken cancellationToken)
    {
        var settings = new RunSettings { Threads = 1, DataSets = FileDataSource.Find() };
        foreach (var (name, claim, file) in _toys)
        {
            var started = clock.GetTimestamp();
            var (toy, report) = Run(file, settings, cancellationToken);
            yield return new Reproduced(name, claim, toy, report, clock.GetElapsedTime(started).TotalSeconds);
        }
    }

    private static (Toy Toy, RunReport Report) Run(ToyFile.Text file, RunSettings settings, CancellationToken cancellationToken)
    {
        var compilation = Toy.Compile(file.Source.Text, file.Source.FileName);
        if (compilation.Toy is not { } toy)
            throw new CatalogueException(string.Join('\n', compilation.Diagnostics));
        try
        {
            return (toy, toy.Judge(toy.Run(settings, cancellationToken: cancellationToken), settings.DataSets));
        }
        catch (ToyRunFailedException e)
        {
            throw new CatalogueException($"{file.Source.FileName}: {e.Message}", e);
        }
    }

    private void Add(string path)
    {
        var page = Path.ChangeExtension(path, ".md");
        var file = ToyFile.Read(path);
        if (file is ToyFile.Unreadable(var why))
            _errors.Add(why);
        if (!File.Exists(page))
            _errors.Add($"{page} is missing: every toy of the catalogue has a page that states its claim, verdict and seconds.");
        else if (ToyClaim.Read(page, File.ReadAllText(page), _errors) is { } claim && file is ToyFile.Text text)
            _toys.Add((Path.GetFileNameWithoutExtension(path), claim, text));
    }
}
