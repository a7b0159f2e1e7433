namespace LearningMechanics.Toys.Theory;

/// <summary>A solution of y′ = f(t, y) from t = 0 that is asked for at one time after another. It is integrated on from the last
/// time asked for; an earlier time is reached from the beginning, or from a state that was kept on the way.</summary>
/// <param name="integrator">Solves the equation.</param>
/// <param name="dimension">Number of components of y.</param>
/// <param name="keptStates">How many states are kept for those who come back; 0 for none.</param>
internal sealed class Trajectory(DormandPrince integrator, int dimension, int keptStates)
{
    private readonly double[] _start = new double[dimension];
    private readonly double[] _times = new double[keptStates];
    private readonly double[] _states = new double[keptStates * dimension];
    private int _kept;
    private double _reached;

    /// <summary>Begins anew at t = 0.</summary>
    public void Start(ReadOnlySpan<double> state)
    {
        state.CopyTo(_start);
        (_kept, _reached) = (0, 0);
        integrator.Start(0, _start);
    }

    /// <summary>The state at a time.</summary>
    public void Reach(double time, Span<double> state)
    {
        if (keptStates > 0 && _kept == 0 && time != 0)
            Keep(time, state);
        if (time * _reached < 0 || Math.Abs(time) < Math.Abs(_reached))
            GoBack(time);
        // Marked before it is reached: after an equation blows up, an earlier time is again one to go back to.
        _reached = time;
        integrator.Reach(time, state);
    }

    private void Keep(double end, Span<double> state)
    {
        while (_kept < keptStates)
        {
            var time = end * (_kept + 1) / (keptStates + 1);
            integrator.Reach(time, state);
            state.CopyTo(_states.AsSpan(_kept * dimension, dimension));
            _times[_kept++] = time;
        }

        _reached = end * _kept / (keptStates + 1);
    }

    private void GoBack(double time)
    {
        var nearest = -1;
        for (var i = 0; i < _kept; i++)
            if (time * _times[i] >= 0 && Math.Abs(_times[i]) <= Math.Abs(time))
                nearest = i;
        if (nearest < 0)
            integrator.Start(0, _start);
        else
            integrator.Start(_times[nearest], _states.AsSpan(nearest * dimension, dimension));
    }
}
