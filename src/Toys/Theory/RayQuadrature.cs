namespace LearningMechanics.Toys.Theory;

/// <summary>Integrates functions over the plane against a normal density, ray by ray: along a ray a function that jumps or bends
/// across a line does so at one point, which cuts find; and what rays come to varies smoothly with their angle. Rectangles
/// would have to follow the whole line. Allocates nothing after construction.</summary>
internal sealed class RayQuadrature
{
    private const double RayTolerance = 1e-12;
    private const int MostAngles = 160;
    private const int MostRadii = 512;

    private readonly AdaptiveQuadrature _angles;
    private readonly AdaptiveQuadrature _ray;
    private readonly double[] _rayErrors;
    private double _angle;

    /// <param name="bounds">First component of every function, and the end.</param>
    /// <param name="lanes">Points that are evaluated at once.</param>
    /// <param name="tolerance">Error allowed, relative to the integral of the absolute value.</param>
    /// <param name="sample">Evaluates the functions at points: all angles, then all radii.</param>
    public RayQuadrature(int[] bounds, int lanes, double tolerance, AdaptiveQuadrature.Sample sample)
    {
        var points = new double[2 * lanes];
        _rayErrors = new double[bounds.Length - 1];
        _ray = new AdaptiveQuadrature(IntegrationGrid.Ray, bounds, lanes, RayTolerance, AlongRay, MostRadii);
        _angles = new AdaptiveQuadrature(IntegrationGrid.Angle, bounds, 1, tolerance, OfRay, MostAngles);

        void AlongRay(ReadOnlySpan<double> radii, Span<double> values)
        {
            points.AsSpan(0, lanes).Fill(_angle);
            radii.CopyTo(points.AsSpan(lanes));
            sample(points, values);
        }

        void OfRay(ReadOnlySpan<double> angle, Span<double> values)
        {
            _angle = angle[0];
            _ray.Run(values);
            for (var function = 0; function < _rayErrors.Length; function++)
                _rayErrors[function] = Math.Max(_rayErrors[function], _ray.Errors[function]);
            if (!_ray.IsFinite)
                values.Fill(double.NaN);
        }
    }

    /// <summary>The largest error estimated, of rays and of their sum, relative to the integral of the absolute value.</summary>
    public double RelativeError
    {
        get
        {
            var error = _angles.RelativeError;
            for (var function = 0; function < _rayErrors.Length; function++)
                if (_rayErrors[function] > 0)
                    error = Math.Max(error, _rayErrors[function] / _angles.Sizes[function]);
            return error;
        }
    }

    /// <summary>Whether some value was not finite.</summary>
    public bool IsFinite => _angles.IsFinite;

    /// <summary>Evaluations at most.</summary>
    public static double EvaluationCap(int components) =>
        AdaptiveQuadrature.EvaluationCap(1, components, MostAngles) * AdaptiveQuadrature.EvaluationCap(1, components, MostRadii);

    /// <summary>Numbers kept at most.</summary>
    public static double Memory(int components, int lanes) =>
        AdaptiveQuadrature.Memory(1, components, 1, MostAngles) + AdaptiveQuadrature.Memory(1, components, lanes, MostRadii) + 2.0 * lanes;

    /// <summary>Fills the integrals.</summary>
    public void Run(Span<double> integrals)
    {
        Array.Clear(_rayErrors);
        _angles.Run(integrals);
    }
}
