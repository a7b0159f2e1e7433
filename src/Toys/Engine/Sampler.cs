using System.Numerics;
using LearningMechanics.Toys.Graph;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Semantics;

namespace LearningMechanics.Toys.Engine;

/// <summary>Takes the samples of the measures that share their steps.</summary>
internal sealed class Sampler<T>
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly CompiledProgram<T> _program;
    private readonly SeedObserver _observer;
    private readonly Track[] _tracks;
    private int _next;
    private int _lastSample = -1;

    public Sampler(SamplePlan plan, Frame<T> frame, RunContext context, SeedObserver observer)
    {
        (Plan, _observer) = (plan, observer);
        _program = new CompiledProgram<T>(plan.Program, frame.Find, context);
        _tracks = [.. plan.Measures.Select(m => new Track(m, _program))];
    }

    public SamplePlan Plan { get; }

    /// <summary>Whether a step is sampled, or belongs to the steps that a coming sample averages over. Steps are asked in order.</summary>
    public bool IsDue(int step)
    {
        while (_next < Plan.Steps.Length && Plan.Steps[_next] < step)
            _next++;
        return _next < Plan.Steps.Length && Plan.Steps[_next] - step < Plan.Averaged;
    }

    /// <summary>Whether the last step that was reached still lacks its sample.</summary>
    public bool Misses(int step) => _lastSample != step;

    /// <summary>Evaluates the measures now and takes the sample if it is due.</summary>
    /// <param name="step">Updates so far.</param>
    /// <param name="time">Gradient-flow time so far.</param>
    /// <param name="isLast">A phase stopped early: this is the last sample, due or not.</param>
    public void Evaluate(int step, double time, bool isLast)
    {
        _program.Run();
        var isSample = isLast || Plan.Steps[_next] == step;
        foreach (var track in _tracks)
        {
            track.Note(step);
            if (!isSample)
                continue;
            var value = track.Take(step, time, Plan.Averaged);
            _observer.Sampled(track.Measure.Name, step, time, value);
        }

        if (isSample)
            _lastSample = step;
    }

    public MeasuredSeries? Series(MeasureModel measure) => Array.Find(_tracks, t => ReferenceEquals(t.Measure, measure))?.Series();

    /// <summary>One measure's samples.</summary>
    private sealed class Track(MeasureModel measure, CompiledProgram<T> program)
    {
        private readonly TensorBuffer<T> _value = program.Buffer(measure.Value);
        private readonly Queue<(int Step, double[] Value)> _recent = [];
        private (int Step, double[] Value) _last = (-1, []);
        private readonly List<int> _steps = [];
        private readonly List<double> _times = [];
        private readonly List<double[]> _values = [];
        private double[]? _against;

        public MeasureModel Measure => measure;

        /// <summary>Remembers the value now for averages to come.</summary>
        public void Note(int step)
        {
            if (!Numbers.AreFinite<T>(_value.Span))
                throw new DivergenceException($"{measure.Name} is not finite", measure.Span);
            if (_last.Step == step)
                return;
            while (_recent.TryPeek(out var oldest) && oldest.Step <= step - measure.Averaged)
                _recent.Dequeue();
            _last = (step, Numbers.Read(_value));
            _recent.Enqueue(_last);
        }

        /// <summary>The mean over the last steps, recorded.</summary>
        public double[] Take(int step, double time, int averaged)
        {
            var mean = averaged == 1 ? _last.Value : Mean();
            _steps.Add(step);
            _times.Add(time);
            _values.Add(mean);
            if (measure.Against is { } axis)
                _against = Numbers.Read(program.Buffer(axis));
            return mean;
        }

        public MeasuredSeries Series() => new(measure.Name, _steps, _times, _values, _against);

        private double[] Mean()
        {
            var mean = new double[_value.Length];
            foreach (var (_, value) in _recent)
                for (var i = 0; i < mean.Length; i++)
                    mean[i] += value[i];
            for (var i = 0; i < mean.Length; i++)
                mean[i] /= _recent.Count;
            return mean;
        }
    }
}
