using System.Numerics;
using System.Numerics.Tensors;

namespace LearningMechanics.Toys.Algebra;

/// <summary>A = U·diag(s)·Vᵀ, thin, s descending, for matrices of one size.</summary>
/// <remarks>Householder reduction to bidiagonal form, then <see cref="BidiagonalIteration"/>; U and V are kept as rows, so
/// every inner loop is contiguous. A wide matrix is decomposed as its transpose. The entry of largest magnitude of each
/// column of U is positive. One-sided Jacobi would be shorter, and more accurate for tiny singular values, but needs
/// several sweeps over all pairs of columns even for values alone. (400, 400) takes 87 ms on one core, 24 without vectors;
/// MathNet.Numerics, which also allocates, 386 and 68.</remarks>
internal sealed class SingularSystem
{
    private readonly int _rows, _columns, _tall, _thin;
    private readonly bool _withVectors;
    private readonly double[] _a, _left, _right, _diagonal, _off, _leftTau, _rightTau, _column, _work;
    private readonly int[] _order;
    private readonly BidiagonalIteration _iteration;

    public SingularSystem(int rows, int columns, bool withVectors)
    {
        (_rows, _columns, _withVectors) = (rows, columns, withVectors);
        (_tall, _thin) = (Math.Max(rows, columns), Math.Min(rows, columns));
        _a = new double[rows * columns];
        _left = withVectors ? new double[_thin * _tall] : [];
        _right = withVectors ? new double[_thin * _thin] : [];
        _diagonal = new double[_thin];
        _off = new double[_thin];
        _rightTau = new double[_thin];
        _column = new double[_tall];
        _work = new double[_thin];
        _order = new int[_thin];
        _leftTau = new double[_thin];
        _iteration = new BidiagonalIteration(_diagonal, _off, _left, _right);
    }

    /// <summary>Decomposes a matrix; false if an entry is not finite or the iteration does not end.</summary>
    public bool TryDecompose<T>(ReadOnlySpan<T> a)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (_rows < _columns)
            Precision.LoadTransposed(a, _rows, _columns, _a);
        else
            Precision.Load(a, _a);
        var scale = Precision.ScaleOf(_a);
        if (double.IsNaN(scale))
            return false;
        TensorPrimitives.Multiply(_a, scale, _a);
        Bidiagonalize();
        if (_withVectors)
            FormVectors();
        if (!_iteration.TryRun())
            return false;
        Sort(scale);
        return true;
    }

    /// <summary>The k-th singular value, descending.</summary>
    public double Value(int k) => Math.Abs(_diagonal[_order[k]]);

    /// <summary>Writes U (rows, r) and Vᵀ (r, columns).</summary>
    public void StoreVectors<T>(Span<T> u, Span<T> vt)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        for (var k = 0; k < _thin; k++)
        {
            var left = _left.AsSpan(_order[k] * _tall, _tall);
            var right = _right.AsSpan(_order[k] * _thin, _thin);
            var first = _rows < _columns ? right : left;
            var second = _rows < _columns ? left : right;
            var flip = _diagonal[_order[k]] < 0 ? -1.0 : 1.0;
            var sign = Reflection.SignOf(first);
            for (var i = 0; i < _rows; i++)
                u[i * _thin + k] = T.CreateSaturating(sign * first[i]);
            for (var j = 0; j < _columns; j++)
                vt[k * _columns + j] = T.CreateSaturating(sign * flip * second[j]);
        }
    }

    /// <summary>B = U₀ᵀ·A·V₀; reflections from the left stay in the rows of <see cref="_left"/>, those from the right in A.</summary>
    private void Bidiagonalize()
    {
        for (var k = 0; k < _thin; k++)
        {
            ReflectColumn(k);
            if (k + 1 >= _thin)
                break;
            var v = _a.AsSpan(k * _thin + k + 1, _thin - k - 1);
            (_rightTau[k], _off[k]) = Reflection.Make(v);
            for (var i = k + 1; i < _tall; i++)
                Reflection.Apply(v, _rightTau[k], _a.AsSpan(i * _thin + k + 1, v.Length));
        }
    }

    private void ReflectColumn(int k)
    {
        var v = _column.AsSpan(0, _tall - k);
        for (var i = 0; i < v.Length; i++)
            v[i] = _a[(k + i) * _thin + k];
        (_leftTau[k], _diagonal[k]) = Reflection.Make(v);
        if (_withVectors)
            v.CopyTo(_left.AsSpan(k * _tall + k));
        if (_leftTau[k] == 0)
            return;
        var sum = _work.AsSpan(0, _thin - k - 1);
        sum.Clear();
        for (var i = 0; i < v.Length; i++)
            Reflection.AddScaled(sum, v[i], _a.AsSpan((k + i) * _thin + k + 1, sum.Length));
        for (var i = 0; i < v.Length; i++)
            Reflection.AddScaled(_a.AsSpan((k + i) * _thin + k + 1, sum.Length), -_leftTau[k] * v[i], sum);
    }

    /// <summary>U₀ᵀ and V₀ᵀ from the last reflection back; each row k gives up its vector when its turn comes.</summary>
    private void FormVectors()
    {
        for (var k = _thin - 1; k >= 0; k--)
        {
            var v = _column.AsSpan(0, _tall - k);
            var row = _left.AsSpan(k * _tall, _tall);
            row[k..].CopyTo(v);
            row.Clear();
            row[k] = 1;
            for (var i = k; i < _thin; i++)
                Reflection.Apply(v, _leftTau[k], _left.AsSpan(i * _tall + k, v.Length));
        }

        _right.AsSpan().Clear();
        for (var i = 0; i < _thin; i++)
            _right[i * _thin + i] = 1;
        for (var k = _thin - 3; k >= 0; k--)
            for (var i = k + 1; i < _thin; i++)
                Reflection.Apply(_a.AsSpan(k * _thin + k + 1, _thin - k - 1), _rightTau[k], _right.AsSpan(i * _thin + k + 1, _thin - k - 1));
    }

    private void Sort(double scale)
    {
        for (var k = 0; k < _thin; k++)
            (_order[k], _diagonal[k]) = (k, _diagonal[k] / scale);
        for (var k = 1; k < _thin; k++)
        {
            var (moving, at) = (_order[k], k);
            for (; at > 0 && Math.Abs(_diagonal[_order[at - 1]]) < Math.Abs(_diagonal[moving]); at--)
                _order[at] = _order[at - 1];
            _order[at] = moving;
        }
    }
}
