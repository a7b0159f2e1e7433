namespace LearningMechanics.Toys.Theory;

/// <summary>A recursion that is asked for its state after one number of steps after another. It goes on from the last one; fewer
/// steps begin at the start, or at a state that was kept on the way.</summary>
/// <param name="dimension">Number of components of the state.</param>
/// <param name="keptStates">How many states are kept for those who come back; 0 for none.</param>
/// <param name="advance">Turns the state at a step into the next one, in place.</param>
internal sealed class StepSequence(int dimension, int keptStates, StepSequence.Advance advance)
{
    private readonly double[] _start = new double[dimension];
    private readonly double[] _state = new double[dimension];
    private readonly double[] _keptStates = new double[keptStates * dimension];
    private readonly int[] _keptSteps = new int[keptStates];
    private int _kept;
    private int _step;

    public delegate void Advance(int step, Span<double> state);

    /// <summary>Begins anew at step 0.</summary>
    public void Start(ReadOnlySpan<double> state)
    {
        state.CopyTo(_start);
        state.CopyTo(_state);
        (_kept, _step) = (0, 0);
    }

    /// <summary>The state after so many steps.</summary>
    public void Reach(int step, Span<double> state)
    {
        if (step < _step)
            GoBack(step);
        var stride = Math.Max(1, (step + keptStates) / Math.Max(1, keptStates));
        while (_step < step)
        {
            advance(_step, _state);
            _step++;
            if (_kept < keptStates && _step >= (_kept == 0 ? 0 : _keptSteps[_kept - 1]) + stride)
                Keep();
        }

        _state.CopyTo(state);
    }

    private void Keep()
    {
        _keptSteps[_kept] = _step;
        _state.CopyTo(_keptStates.AsSpan(_kept++ * dimension, dimension));
    }

    private void GoBack(int step)
    {
        var nearest = -1;
        for (var i = 0; i < _kept && _keptSteps[i] <= step; i++)
            nearest = i;
        (nearest < 0 ? _start : _keptStates.AsSpan(nearest * dimension, dimension)).CopyTo(_state);
        _step = nearest < 0 ? 0 : _keptSteps[nearest];
    }
}
