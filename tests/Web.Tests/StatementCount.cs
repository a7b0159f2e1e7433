using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace LearningMechanics.Web.Tests;

/// <summary>The statements that a site sends to its own database, while this lives, to answer those who ask it.</summary>
internal sealed class StatementCount : IDisposable
{
    private const string Database = "Npgsql";
    private const string Requests = "Microsoft.AspNetCore";

    private readonly ActivityListener listener;
    private readonly ConcurrentQueue<string> texts = new();

    public StatementCount(TestSite site)
    {
        var database = new NpgsqlConnectionStringBuilder(site.Environment.GetConnectionString("LearningMechanics")).Database;
        listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name is Database or Requests,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            // Other tests ask databases of their own, a site's keeping goes on by itself, and that a connection was opened is
            // no statement.
            ActivityStopped = activity =>
            {
                if (activity.Source.Name == Database && IsForRequest(activity) && activity.TagObjects.Any(tag => Equals(tag.Value, database)) && activity.GetTagItem("db.query.text") is string text)
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

    private static bool IsForRequest(Activity activity) =>
        activity.Parent is { } parent && (parent.Source.Name == Requests || IsForRequest(parent));

    public void Dispose() => listener.Dispose();
}
