namespace LearningMechanics.Testing;

/// <summary>A clock that stands until a test moves it.</summary>
public sealed class FakeClock : TimeProvider
{
    private DateTimeOffset now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public override DateTimeOffset GetUtcNow() => now;

    public void Advance(TimeSpan time) => now += time;
}
