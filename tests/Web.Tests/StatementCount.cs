using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LearningMechanics.Web.Tests;

/// <summary>Counts the statements that a site sends to its own database for its readers.</summary>
internal sealed class StatementCount : IDisposable
{
    private readonly ActivityListener listener;
    private int statements;

    public StatementCount(TestSite site)
    {
        var database = new NpgsqlConnectionStringBuilder(site.Environment.GetConnectionString("LearningMechanics")).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Npgsql",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests ask databases of their own.
            ActivityStopped = activity =>
            {
                if (activity.TagObjects.Any(tag => Equals(tag.Value, database)))
                    Interlocked.Increment(ref statements);
            },
        };
        ActivitySource.AddActivityListener(listener);
    }

    public int Statements => statements;

    public void Dispose() => listener.Dispose();
}
