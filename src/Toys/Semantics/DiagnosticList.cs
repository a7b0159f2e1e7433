using LearningMechanics.Toys.Syntax;

namespace LearningMechanics.Toys.Semantics;

/// <summary>All mistakes of a file, each said once.</summary>
internal sealed class DiagnosticList(SourceText source)
{
    private readonly List<Diagnostic> _items = [];
    private readonly HashSet<(SourceSpan, string)> _said = [];

    public bool IsEmpty => _items.Count == 0;

    public SourceText Source => source;

    public IReadOnlyList<Diagnostic> Sorted => [.. _items.OrderBy(d => d.Span.Start).ThenBy(d => d.Message, StringComparer.Ordinal)];

    public void Add(Diagnostic diagnostic)
    {
        if (_said.Add((diagnostic.Span, diagnostic.Message)))
            _items.Add(diagnostic);
    }

    public void Add(SourceSpan span, string message) => Add(Diagnostic.At(source, span, message));

    /// <summary>Runs a piece of compilation; a mistake in it is noted and ends it.</summary>
    /// <returns>Whether it went through.</returns>
    public bool Try(Action action, string prefix = "")
    {
        try
        {
            action();
            return true;
        }
        catch (ToyError error)
        {
            Add(error.Span, prefix + error.Message);
        }
        catch (Graph.ToyRunException error)
        {
            // A constant computation that folding ran already, such as an index out of range.
            Add(error.Origin, prefix + error.Message);
        }
        catch (Graph.DivergenceException error)
        {
            Add(error.Origin, prefix + error.Message);
        }
        catch (PoisonedError)
        {
            // The cause is in the list.
        }

        return false;
    }
}
