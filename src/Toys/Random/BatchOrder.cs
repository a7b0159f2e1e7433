using LearningMechanics.Toys.Runs;

namespace LearningMechanics.Toys.Random;

/// <summary>Which rows each training step sees.</summary>
/// <remarks>
/// Without replacement: every epoch is a new permutation cut into ⌊rows / size⌋ whole batches, and what is left over
/// is dropped, as with PyTorch's <c>shuffle=True, drop_last=True</c> and the usual JAX loop; batches keep one shape, none
/// straddles two epochs, and over epochs every row has the same chance. With replacement: each row of each
/// batch is drawn afresh from all rows. Not safe for several threads: each repetition has its own.
/// </remarks>
internal sealed class BatchOrder
{
    private readonly DrawSource source;
    private readonly int rows;
    private readonly bool withReplacement;
    private readonly int[] permutation;
    private long epoch = -1;

    /// <summary>The order of one batch statement in one repetition.</summary>
    /// <param name="key">The run's key.</param>
    /// <param name="seed">The repetition's number.</param>
    /// <param name="name">What tells this stream of batches from others of the toy.</param>
    /// <param name="rows">Rows there are.</param>
    /// <param name="size">Rows a step sees.</param>
    /// <param name="withReplacement">Whether a row may come twice in a batch.</param>
    /// <exception cref="ArgumentOutOfRangeException">The batch is empty, or larger than the data it is cut from.</exception>
    public BatchOrder(RunKey key, int seed, string name, int rows, int size, bool withReplacement)
    {
        if (rows < 1)
            throw new ArgumentOutOfRangeException(nameof(rows), $"a batch needs data to choose from, and there are {rows} rows.");
        if (size < 1 || (size > rows && !withReplacement))
            throw new ArgumentOutOfRangeException(
                nameof(size), $"batch {size}: must be in 1…{rows}, the rows there are, or be drawn `with replacement`.");
        source = DrawSource.For(key, seed, name);
        (this.rows, this.withReplacement) = (rows, withReplacement);
        Size = size;
        permutation = withReplacement ? [] : new int[rows];
    }

    /// <summary>Rows a step sees.</summary>
    public int Size { get; }

    /// <summary>Writes the rows of one step; steps may be asked for in any order.</summary>
    public void FillRows(long step, Span<int> destination)
    {
        if (withReplacement)
        {
            source.At(step).FillIndices(rows, destination[..Size]);
            return;
        }

        var batches = rows / Size;
        var wanted = step / batches;
        if (wanted != epoch)
        {
            source.At(wanted).FillPermutation(permutation);
            epoch = wanted;
        }

        permutation.AsSpan((int)(step % batches) * Size, Size).CopyTo(destination);
    }
}
