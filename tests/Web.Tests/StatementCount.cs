using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LearningMechanics.Web.Tests;

/// <summary>The statements that a site sends to its own database while this lives.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener listener;
    private readonly ConcurrentQueue<string> texts = new();

    public StatementCount(TestSite site)
    {
        var database = new NpgsqlConnectionStringBuilder(site.Environment.GetConnectionString("LearningMechanics")).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests ask databases of their own; and that a connection was opened is no statement.
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, database)) && activity.GetTagItem("db.query.text") is string text)
                    texts.Enqueue(text);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Statements => texts.Count;

    /// <summary>At least one, so that the count itself is known to work, and not more than are allowed.</summary>
    public void AssertAtMost(int most)
    {
        var sent = texts.ToArray();
        Assert.True(sent.Length >= 1 && sent.Length <= most, $"{sent.Length} statements, where 1 to {most} are allowed:\n{string.Join("\n\n", sent)}");
    }

    public void Dispose() => listener.Dispose();
}
