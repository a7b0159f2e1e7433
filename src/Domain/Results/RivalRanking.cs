namespace LearningMechanics.Domain.Results;

/// <summary>Puts theories in order: by their error on what they were not fitted to, times a charge for every constant that was fitted.</summary>
/// <remarks>
/// <para>The charge is that of Akaike's final prediction error. Of a theory with c fitted constants, tested with n independent
/// measurements, the squared error to be expected on new ones is (n + c) / (n − c) times the one that was seen; errors are
/// charged by its square root. A constant costs little where much was measured, and a theory with as many constants as
/// measurements has said nothing: its charge is infinite.</para>
/// <para>The language already leaves the windows that constants were fitted on out of every check. The charge is for what that
/// cannot reach: neighbouring samples of one run say nearly the same. So n counts what is drawn anew, repetitions at sweep
/// points, and not samples along a run.</para>
/// <para>Errors are taken in units of what each check tolerates, which makes checks of different quantities comparable.</para>
/// <para>Source: Akaike 1970, Statistical predictor identification, doi:10.1007/BF02506337.</para>
/// </remarks>
public static class RivalRanking
{
    /// <summary>What an error is multiplied by.</summary>
    /// <param name="constants">Constants that saw data, c ≥ 0.</param>
    /// <param name="repetitions">Independent measurements, n ≥ 0.</param>
    /// <returns>√((n + c) / (n − c)), at least 1; infinite where c ≥ n and there are constants.</returns>
    public static double Charge(int constants, int repetitions) =>
        constants == 0 ? 1
        : constants >= repetitions ? double.PositiveInfinity
        : Math.Sqrt((repetitions + constants) / (double)(repetitions - constants));

    /// <summary>Best first. Where charged errors tie, fewer constants come first, then the earlier result.</summary>
    public static IReadOnlyList<Rival> Rank(IEnumerable<Rival> rivals) =>
    [
        .. rivals.OrderBy(rival => rival.ChargedError).ThenBy(rival => rival.Constants)
            .ThenBy(rival => rival.Result.Result.Value).ThenBy(rival => rival.Result.Version).ThenBy(rival => rival.Theory, StringComparer.Ordinal),
    ];
}
