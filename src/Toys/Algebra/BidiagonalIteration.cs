namespace LearningMechanics.Toys.Algebra;

/// <summary>Drives an upper bidiagonal matrix to diagonal form by implicit QR steps (Golub and Van Loan, Matrix
/// Computations, 4th ed., §8.6), turning the rows of Uᵀ and Vᵀ along.</summary>
/// <param name="diagonal">Its diagonal; becomes the singular values, in no order and of either sign.</param>
/// <param name="off">What stands right of the diagonal; the last entry is not used.</param>
/// <param name="left">Uᵀ as rows, or empty.</param>
/// <param name="right">Vᵀ as rows, or empty.</param>
internal sealed class BidiagonalIteration(double[] diagonal, double[] off, double[] left, double[] right)
{
    private const int StepsPerValue = 60;

    private readonly int _leftWidth = diagonal.Length == 0 ? 0 : left.Length / diagonal.Length;
    private readonly int _rightWidth = diagonal.Length == 0 ? 0 : right.Length / diagonal.Length;

    /// <summary>False if the iteration does not end.</summary>
    public bool TryRun()
    {
        var steps = StepsPerValue * diagonal.Length;
        var negligible = Math.ScaleB(Size(), -53);
        var high = diagonal.Length - 1;
        while (high > 0)
        {
            Deflate(high);
            if (off[high - 1] == 0)
            {
                high--;
                continue;
            }

            if (steps-- == 0)
                return false;
            var low = high - 1;
            while (low > 0 && off[low - 1] != 0)
                low--;
            if (!SplitAtZero(low, high, negligible))
                Step(low, high);
        }

        return true;
    }

    private double Size()
    {
        var size = 0.0;
        for (var i = 0; i < diagonal.Length; i++)
            size = Math.Max(size, Math.Abs(diagonal[i]) + (i + 1 < diagonal.Length ? Math.Abs(off[i]) : 0));
        return size;
    }

    private void Deflate(int high)
    {
        for (var i = 0; i < high; i++)
            if (Math.Abs(off[i]) <= Math.ScaleB(Math.Abs(diagonal[i]) + Math.Abs(diagonal[i + 1]), -53))
                off[i] = 0;
    }

    /// <summary>A zero on the diagonal lets the coupling in its row (or, at the bottom, its column) be turned away.</summary>
    private bool SplitAtZero(int low, int high, double negligible)
    {
        for (var i = high; i >= low; i--)
        {
            if (Math.Abs(diagonal[i]) > negligible)
                continue;
            diagonal[i] = 0;
            if (i == high)
                ClearColumn(low, high);
            else
                ClearRow(i, high);
            return true;
        }

        return false;
    }

    private void ClearRow(int i, int high)
    {
        var bulge = off[i];
        off[i] = 0;
        for (var j = i + 1; j <= high && bulge != 0; j++)
        {
            (var c, var s, diagonal[j]) = Reflection.Rotation(diagonal[j], bulge);
            RotateLeft(j, i, c, s);
            if (j == high)
                break;
            bulge = -s * off[j];
            off[j] *= c;
        }
    }

    private void ClearColumn(int low, int high)
    {
        var bulge = off[high - 1];
        off[high - 1] = 0;
        for (var j = high - 1; j >= low && bulge != 0; j--)
        {
            (var c, var s, diagonal[j]) = Reflection.Rotation(diagonal[j], bulge);
            RotateRight(j, high, c, s);
            if (j == low)
                break;
            bulge = -s * off[j - 1];
            off[j - 1] *= c;
        }
    }

    /// <summary>One implicit QR step on BᵀB with Wilkinson's shift, chased from the top of the block to its bottom.</summary>
    private void Step(int low, int high)
    {
        var y = (diagonal[low] * diagonal[low]) - Shift(low, high);
        var z = diagonal[low] * off[low];
        for (var k = low; k < high; k++)
        {
            var (c, s, r) = Reflection.Rotation(y, z);
            if (k > low)
                off[k - 1] = r;
            y = c * diagonal[k] + s * off[k];
            off[k] = c * off[k] - s * diagonal[k];
            z = s * diagonal[k + 1];
            diagonal[k + 1] *= c;
            RotateRight(k, k + 1, c, s);

            (c, s, diagonal[k]) = Reflection.Rotation(y, z);
            y = c * off[k] + s * diagonal[k + 1];
            diagonal[k + 1] = c * diagonal[k + 1] - s * off[k];
            off[k] = y;
            RotateLeft(k, k + 1, c, s);
            if (k + 1 < high)
            {
                z = s * off[k + 1];
                off[k + 1] *= c;
            }
        }
    }

    /// <summary>The eigenvalue of the last 2×2 block of BᵀB that is nearer to its last entry.</summary>
    private double Shift(int low, int high)
    {
        var above = high - 1 > low ? off[high - 2] : 0;
        var a = diagonal[high - 1] * diagonal[high - 1] + above * above;
        var b = diagonal[high - 1] * off[high - 1];
        var d = diagonal[high] * diagonal[high] + off[high - 1] * off[high - 1];
        var half = (a - d) / 2;
        var denominator = half + Math.CopySign(Math.Sqrt(half * half + b * b), half);
        return denominator == 0 ? d : d - b * b / denominator;
    }

    private void RotateLeft(int i, int j, double c, double s)
    {
        if (_leftWidth > 0)
            Reflection.Rotate(left.AsSpan(i * _leftWidth, _leftWidth), left.AsSpan(j * _leftWidth, _leftWidth), c, s);
    }

    private void RotateRight(int i, int j, double c, double s)
    {
        if (_rightWidth > 0)
            Reflection.Rotate(right.AsSpan(i * _rightWidth, _rightWidth), right.AsSpan(j * _rightWidth, _rightWidth), c, s);
    }
}
