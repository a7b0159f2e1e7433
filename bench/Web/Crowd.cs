using Npgsql;

namespace LearningMechanics.Bench.Web;

/// <summary>
/// Results without number: each row is that of a result that really ran, with another number, author, run, key and date. They go
/// in as any result does, through the tables and their triggers.
/// </summary>
internal sealed class Crowd(NpgsqlDataSource database)
{
    private const int People = 500;
    private const int AtOnce = 2_500;

    /// <summary>A hundred thousand of the largest would fill a disk, and be no slower to find.</summary>
    private const int LargestModel = 50_000;

    private const string Publish =
        """
        CREATE TEMP TABLE crowd ON COMMIT DROP AS
        SELECT nextval('result_numbers')::int AS number, gen_random_uuid() AS run, models.number AS model, models.version, models.run AS ran,
          (SELECT id FROM accounts WHERE handle = 'reader-' || (1 + (i * 7919 + $2) % $3)) AS author,
          now() - make_interval(secs => $1 - i) AS at
        FROM generate_series(1, $1) AS i
        JOIN (SELECT m.*, row_number() OVER (ORDER BY number) - 1 AS rank, count(*) OVER () AS models FROM bench_models AS m) AS models
          ON models.rank = (i + $2) % models.models;

        INSERT INTO results SELECT (jsonb_populate_record(r, jsonb_build_object('number', c.number, 'author', c.author, 'created_at', c.at))).*
        FROM crowd AS c JOIN results AS r ON r.number = c.model;

        INSERT INTO runs SELECT (jsonb_populate_record(r, jsonb_build_object(
          'id', c.run, 'toy', 'result-' || c.number || '-v' || c.version, 'key', md5(c.run::text), 'queued_at', c.at, 'ended_at', c.at))).*
        FROM crowd AS c JOIN runs AS r ON r.id = c.ran;

        INSERT INTO run_outputs (run, record, report) SELECT c.run, o.record, o.report FROM crowd AS c JOIN run_outputs AS o ON o.run = c.ran;

        INSERT INTO result_versions SELECT (jsonb_populate_record(v, jsonb_build_object(
          'result', c.number, 'run', c.run, 'locked_at', c.at, 'published_at', c.at, 'claim', v.claim || ' Found again, ' || c.number || '.'))).*
        FROM crowd AS c JOIN result_versions AS v ON v.result = c.model AND v.version = c.version;

        INSERT INTO result_runs SELECT (jsonb_populate_record(r, jsonb_build_object('run', c.run, 'result', c.number, 'requested_at', c.at))).*
        FROM crowd AS c JOIN result_runs AS r ON r.run = c.ran;

        INSERT INTO theory_scores SELECT (jsonb_populate_record(s, jsonb_build_object(
          'result', c.number, 'charged_error', to_jsonb(s.charged_error * (0.5 + random()))))).*
        FROM crowd AS c JOIN theory_scores AS s ON s.result = c.model AND s.version = c.version;
        """;

    private int published;

    /// <summary>Makes the people, and remembers what really ran.</summary>
    public async Task BeginAsync()
    {
        await using var command = database.CreateCommand(
            $"""
            CREATE TABLE bench_models AS SELECT v.result AS number, v.version, v.run FROM result_versions AS v JOIN run_outputs AS o ON o.run = v.run
            WHERE v.state = 'published' AND length(o.report::text) + length(o.record) < {LargestModel};
            INSERT INTO accounts SELECT (jsonb_populate_record(a, jsonb_build_object('id', gen_random_uuid(), 'handle', 'reader-' || i,
              'user_name', 'reader-' || i, 'normalized_user_name', 'READER-' || i, 'display_name', 'Reader ' || i))).*
            FROM accounts AS a, generate_series(1, {People}) AS i WHERE a.handle = 'learning-mechanics';
            """);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Publishes more until there are as many in all.</summary>
    public async Task GrowAsync(int results)
    {
        while (published < results)
            await PublishAsync(Math.Min(AtOnce, results - published));
        await using var command = database.CreateCommand("VACUUM ANALYZE");
        command.CommandTimeout = 600;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Publishes in one transaction.</summary>
    public async Task PublishAsync(int count)
    {
        await using var connection = await database.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        foreach (var statement in Publish.Split(";\n", StringSplitOptions.RemoveEmptyEntries))
        {
            await using var command = new NpgsqlCommand(statement, connection, transaction) { CommandTimeout = 600 };
            if (statement.Contains("$1", StringComparison.Ordinal))
            {
                command.Parameters.AddWithValue(count);
                command.Parameters.AddWithValue(published);
                command.Parameters.AddWithValue(People);
            }

            await command.ExecuteNonQueryAsync();
        }

        await transaction.CommitAsync();
        published += count;
    }
}
