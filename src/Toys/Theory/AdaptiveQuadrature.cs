namespace LearningMechanics.Toys.Theory;

/// <summary>Integrates functions over intervals or rectangles by Gauss–Kronrod rules, cutting cells until their errors no longer
/// matter. Every sum runs in one fixed order. Allocates nothing after construction.</summary>
/// <param name="grid">The cells to begin with.</param>
/// <param name="bounds">First component of every function, and the end: each has a scale of its own.</param>
/// <param name="lanes">Points that are evaluated at once.</param>
/// <param name="tolerance">Error allowed, relative to the integral of the absolute value.</param>
/// <param name="sample">Evaluates the functions.</param>
/// <param name="mostCells">Cells at most, those that were cut included.</param>
internal sealed class AdaptiveQuadrature(
    IntegrationGrid grid, int[] bounds, int lanes, double tolerance, AdaptiveQuadrature.Sample sample, int mostCells = AdaptiveQuadrature.MostCells)
{
    /// <summary>Cells at most where nothing else is said.</summary>
    public const int MostCells = 4000;

    private const int KeptElements = 1 << 22;

    /// <summary>Cells this near to 0 are not cut any more: an integral that has not settled by then does not exist.</summary>
    private const double Smallest = 1e-100;

    /// <summary>The part of a parent's disagreement with its halves that each of these may still err by. A jump may fall where the
    /// rules agree by chance; the parent then tells.</summary>
    private const double Inherited = 0.05;

    private readonly int _dimension = grid.Dimension;
    private readonly int _components = bounds[^1];
    private readonly int _functions = bounds.Length - 1;
    private readonly double[] _cells = new double[CellCap(bounds[^1], mostCells) * 2 * grid.Dimension];
    private readonly double[] _integrals = new double[CellCap(bounds[^1], mostCells) * bounds[^1]];
    private readonly double[] _errors = new double[CellCap(bounds[^1], mostCells) * grid.Dimension * (bounds.Length - 1)];
    private readonly double[] _sizes = new double[CellCap(bounds[^1], mostCells) * (bounds.Length - 1)];
    private readonly bool[] _isCut = new bool[CellCap(bounds[^1], mostCells)];
    private readonly int[] _parents = new int[CellCap(bounds[^1], mostCells)];
    private readonly double[] _points = new double[grid.Dimension * lanes];
    private readonly double[] _values = new double[lanes * bounds[^1]];
    private readonly CellRule _rule = new(grid.Dimension, bounds[^1]);
    private readonly double[] _totals = new double[bounds.Length - 1];
    private readonly double[] _totalErrors = new double[bounds.Length - 1];
    private readonly double[] _low = [.. Enumerable.Range(0, grid.Dimension).Select(axis => grid.Cells.Min(c => c[2 * axis]))];
    private readonly double[] _high = [.. Enumerable.Range(0, grid.Dimension).Select(axis => grid.Cells.Concat(grid.Tail).Max(c => c[2 * axis + 1]))];
    private readonly int _ring = grid.Tail.Count(c => c[^1] == grid.Tail[0][^1]);
    private int _count;
    private int _evaluated;

    /// <summary>Evaluates all functions at points, given axis by axis, into (point, component).</summary>
    public delegate void Sample(ReadOnlySpan<double> points, Span<double> values);

    /// <summary>The largest error estimated at the end, relative to the integral of the absolute value.</summary>
    public double RelativeError { get; private set; }

    /// <summary>Per function, the error estimated at the end.</summary>
    public ReadOnlySpan<double> Errors => _totalErrors;

    /// <summary>Per function, the integral of its absolute value.</summary>
    public ReadOnlySpan<double> Sizes => _totals;

    /// <summary>Whether some value was not finite.</summary>
    public bool IsFinite { get; private set; }

    public static int PointsPerCell(int dimension) => dimension == 1 ? GaussKronrod.Count : GaussKronrod.Count * GaussKronrod.Count;

    /// <summary>Cells at most; fewer where many components would need too much memory.</summary>
    public static int CellCap(int components, int most = MostCells) => Math.Min(most, Math.Max(128, KeptElements / Math.Max(1, components)));

    /// <summary>Evaluations at most.</summary>
    public static double EvaluationCap(int dimension, int components, int most = MostCells) => (double)CellCap(components, most) * PointsPerCell(dimension);

    /// <summary>Numbers kept at most.</summary>
    public static double Memory(int dimension, int components, int lanes, int most = MostCells) =>
        CellCap(components, most) * (6.0 + (1 + dimension) * components) + 2.0 * lanes * (components + dimension);

    /// <summary>Fills the integrals; how well they are known is told by <see cref="RelativeError"/>.</summary>
    public void Run(Span<double> integrals)
    {
        (_count, _evaluated, IsFinite) = (0, 0, true);
        foreach (var cell in grid.Cells)
            Add(cell);
        EvaluateNew();
        AddTail();
        while (IsFinite && !IsPrecise() && Refine())
            EvaluateNew();
        integrals.Clear();
        for (var cell = 0; cell < _count; cell++)
            if (!_isCut[cell])
                for (var i = 0; i < _components; i++)
                    integrals[i] += _integrals[cell * _components + i];
    }

    private void Add(ReadOnlySpan<double> cell, int parent = -1)
    {
        cell.CopyTo(_cells.AsSpan(_count * cell.Length));
        (_isCut[_count], _parents[_count]) = (false, parent);
        _count++;
    }

    /// <summary>Rings of the tail, each of as many cells as stand at one radius, while the last one still counts.</summary>
    private void AddTail()
    {
        var first = _count - _ring;
        for (var next = 0; IsFinite && next < grid.Tail.Length && Matters(first); next += _ring)
        {
            first = _count;
            for (var i = 0; i < _ring; i++)
                Add(grid.Tail[next + i]);
            EvaluateNew();
        }
    }

    private bool Matters(int first)
    {
        SumUp();
        for (var function = 0; function < _functions; function++)
        {
            var outside = 0.0;
            for (var cell = first; cell < _count; cell++)
                outside += _sizes[cell * _functions + function];
            if (outside > 1e-18 * _totals[function])
                return true;
        }

        return false;
    }

    private void SumUp()
    {
        Array.Clear(_totals);
        Array.Clear(_totalErrors);
        for (var cell = 0; cell < _count; cell++)
            if (!_isCut[cell])
                for (var function = 0; function < _functions; function++)
                {
                    _totals[function] += _sizes[cell * _functions + function];
                    _totalErrors[function] += ErrorOf(cell, function);
                }
    }

    private bool IsPrecise()
    {
        SumUp();
        RelativeError = 0;
        for (var function = 0; function < _functions; function++)
            if (_totalErrors[function] > 0)
                RelativeError = Math.Max(RelativeError, _totalErrors[function] / _totals[function]);
        return RelativeError <= tolerance;
    }

    private double ErrorOf(int cell, int function)
    {
        var error = 0.0;
        for (var axis = 0; axis < _dimension; axis++)
            error += _errors[(cell * _functions + function) * _dimension + axis];
        return error;
    }

    /// <summary>Cuts every cell whose error counts; false where none can be cut any more.</summary>
    private bool Refine()
    {
        var (before, open) = (_count, 0);
        for (var cell = 0; cell < before; cell++)
            open += _isCut[cell] ? 0 : 1;
        for (var cell = 0; cell < before && _count + 2 <= _isCut.Length; cell++)
            if (!_isCut[cell] && Counts(cell, open))
                Cut(cell);
        return _count > before;
    }

    private bool Counts(int cell, int open)
    {
        for (var function = 0; function < _functions; function++)
            if (ErrorOf(cell, function) > tolerance * _totals[function] / (2 * open) && _totalErrors[function] > tolerance * _totals[function])
                return true;
        return false;
    }

    /// <summary>Halves a cell across the axis along which it is worst.</summary>
    private void Cut(int cell)
    {
        var axis = WorstAxis(cell);
        var width = 2 * _dimension;
        var own = _cells.AsSpan(cell * width, width);
        var (low, high) = (own[2 * axis], own[2 * axis + 1]);
        var middle = low + (high - low) / 2;
        if (!(high - low > 1e-13 * Math.Abs(high) + Smallest))
            return;
        Add(own, cell);
        _cells[(_count - 1) * width + 2 * axis + 1] = middle;
        Add(own, cell);
        _cells[(_count - 1) * width + 2 * axis] = middle;
        _isCut[cell] = true;
    }

    private int WorstAxis(int cell) => _dimension == 1 || AxisError(cell, 0) >= AxisError(cell, 1) ? 0 : 1;

    private double AxisError(int cell, int axis)
    {
        var error = 0.0;
        for (var function = 0; function < _functions; function++)
            if (_totals[function] > 0)
                error += _errors[(cell * _functions + function) * _dimension + axis] / _totals[function];
        return error;
    }

    /// <summary>Evaluates the cells added since the last time, as many lanes at once as there are.</summary>
    private void EvaluateNew()
    {
        var perCell = PointsPerCell(_dimension);
        var total = (_count - _evaluated) * perCell;
        for (var done = 0; done < total; done += lanes)
        {
            for (var lane = 0; lane < lanes; lane++)
                Place(Math.Min(done + lane, total - 1), lane);
            sample(_points, _values);
            for (var lane = 0; lane < lanes && done + lane < total; lane++)
                Take(done + lane, lane);
        }

        for (var cell = _evaluated; cell < _count; cell += 2)
            if (_parents[cell] is >= 0 and var parent)
                Inherit(parent, cell);
        _evaluated = _count;
    }

    /// <summary>Raises the errors of both halves of a cell to what its own integral suggests.</summary>
    private void Inherit(int parent, int half)
    {
        var axis = WorstAxis(parent);
        for (var function = 0; function < _functions; function++)
        {
            var disagreement = 0.0;
            for (var i = bounds[function]; i < bounds[function + 1]; i++)
                disagreement = Math.Max(disagreement, Math.Abs(
                    _integrals[parent * _components + i] - _integrals[half * _components + i] - _integrals[(half + 1) * _components + i]));
            if (disagreement <= 1e-15 * _sizes[parent * _functions + function])
                continue;
            for (var child = half; child <= half + 1; child++)
            {
                ref var error = ref _errors[(child * _functions + function) * _dimension + axis];
                error = Math.Max(error, Inherited * disagreement);
            }
        }
    }

    private void Place(int point, int lane)
    {
        var (cell, k) = (_evaluated + point / PointsPerCell(_dimension), point % PointsPerCell(_dimension));
        for (var axis = 0; axis < _dimension; axis++)
        {
            var (low, high) = (_cells[(cell * _dimension + axis) * 2], _cells[(cell * _dimension + axis) * 2 + 1]);
            var node = axis == 0 ? k % GaussKronrod.Count : k / GaussKronrod.Count;
            // Where the grid ends the function may do so too: nothing is asked of it that no rule needs.
            if (node == 0 && low == _low[axis])
                node = 1;
            if (node == GaussKronrod.Count - 1 && high == _high[axis])
                node--;
            _points[axis * lanes + lane] = low + (high - low) * GaussKronrod.Nodes[node];
        }
    }

    private void Take(int point, int lane)
    {
        var perCell = PointsPerCell(_dimension);
        _values.AsSpan(lane * _components, _components).CopyTo(_rule.Values.AsSpan(point % perCell * _components));
        if (point % perCell == perCell - 1)
            Finish(_evaluated + point / perCell);
    }

    private void Finish(int cell)
    {
        var volume = 1.0;
        for (var axis = 0; axis < _dimension; axis++)
            volume *= _cells[(cell * _dimension + axis) * 2 + 1] - _cells[(cell * _dimension + axis) * 2];
        Span<bool> isWhole = stackalloc bool[2 * _dimension];
        for (var axis = 0; axis < _dimension; axis++)
        {
            isWhole[2 * axis] = _cells[(cell * _dimension + axis) * 2] != _low[axis];
            isWhole[2 * axis + 1] = _cells[(cell * _dimension + axis) * 2 + 1] != _high[axis];
        }

        for (var function = 0; function < _functions; function++)
        {
            var errors = _errors.AsSpan((cell * _functions + function) * _dimension, _dimension);
            errors.Clear();
            var size = 0.0;
            for (var i = bounds[function]; i < bounds[function + 1]; i++)
            {
                var (integral, own) = _rule.Integrate(i, volume, isWhole, errors);
                _integrals[cell * _components + i] = integral;
                IsFinite &= double.IsFinite(integral);
                size = Math.Max(size, own);
            }

            _sizes[cell * _functions + function] = size;
        }
    }
}
