namespace LearningMechanics.Web.Features.Accounts;

/// <summary>Makes answers take the same time whether an address has an account or not.</summary>
internal sealed class SteadyAnswer(TimeProvider clock)
{
    /// <summary>Longer than hashing a password and writing a row take.</summary>
    private static readonly TimeSpan Least = TimeSpan.FromMilliseconds(400);

    public async Task<T> OfAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        var began = clock.GetTimestamp();
        var answer = await work();
        var left = Least - clock.GetElapsedTime(began);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, clock, cancellationToken);
        return answer;
    }
}
