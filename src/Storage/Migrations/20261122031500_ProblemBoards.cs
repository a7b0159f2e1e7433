using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearningMechanics.Storage.Migrations
{
    /// <summary>
    /// What problem pages read, however many results there are: which version stands for each result, how many there are with
    /// each verdict, and the score of every theory. Triggers keep the first two, so they are outside the model.
    /// </summary>
    [DbContext(typeof(LearningMechanicsDbContext))]
    [Migration("20261122031500_ProblemBoards")]
    public partial class ProblemBoards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(Tables);
            migrationBuilder.Sql(Triggers);
            migrationBuilder.Sql(
                """
                INSERT INTO board_entries (result, version, problem, verdict, published_at)
                SELECT DISTINCT ON (v.result) v.result, v.version, r.problem, v.verdict, v.published_at
                FROM result_versions AS v JOIN results AS r ON r.number = v.result
                WHERE v.state = 'published' AND r.withdrawn_at IS NULL
                ORDER BY v.result, v.version DESC;
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP FUNCTION keep_board_of_version, keep_board_of_result, keep_tallies CASCADE;
                DROP TABLE theory_scores, board_tallies, board_entries;
                DROP INDEX ix_result_versions_published_toy, ix_co_authors_of_person;
                """);
        }

        private const string Tables =
            """
            CREATE TABLE board_entries (
              result integer PRIMARY KEY REFERENCES results (number),
              version integer NOT NULL,
              problem text NOT NULL,
              verdict text,
              published_at timestamptz NOT NULL);
            CREATE INDEX ix_board_entries_newest ON board_entries (problem, published_at, result);

            CREATE TABLE board_tallies (
              problem text NOT NULL,
              verdict text NOT NULL,
              entries integer NOT NULL,
              PRIMARY KEY (problem, verdict));

            CREATE TABLE theory_scores (
              result integer NOT NULL,
              version integer NOT NULL,
              theory text NOT NULL,
              problem text NOT NULL,
              charged_error double precision NOT NULL,
              constants integer NOT NULL,
              repetitions integer NOT NULL,
              verdict text NOT NULL,
              decisive jsonb NOT NULL,
              PRIMARY KEY (result, version, theory),
              FOREIGN KEY (result, version) REFERENCES result_versions (result, version));
            CREATE INDEX ix_theory_scores_ranked ON theory_scores (problem, charged_error, constants, result, version, theory);
            CREATE INDEX ix_theory_scores_failed ON theory_scores (problem, charged_error, constants, result, version, theory)
              WHERE verdict IN ('fails', 'diverged');

            CREATE INDEX ix_result_versions_published_toy ON result_versions (sha256, published_at) WHERE state = 'published';
            CREATE INDEX ix_co_authors_of_person ON co_authors (person, result);
            """;

        private const string Triggers =
            """
            CREATE FUNCTION keep_board_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              INSERT INTO board_entries (result, version, problem, verdict, published_at)
              SELECT NEW.result, NEW.version, problem, NEW.verdict, NEW.published_at FROM results
              WHERE number = NEW.result AND withdrawn_at IS NULL
              ON CONFLICT (result) DO UPDATE SET version = EXCLUDED.version, verdict = EXCLUDED.verdict, published_at = EXCLUDED.published_at
              WHERE board_entries.version <= EXCLUDED.version;
              RETURN NULL;
            END $$;
            CREATE TRIGGER keep_board AFTER INSERT OR UPDATE ON result_versions FOR EACH ROW
              WHEN (NEW.state = 'published') EXECUTE FUNCTION keep_board_of_version();

            CREATE FUNCTION keep_board_of_result() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              DELETE FROM board_entries WHERE result = NEW.number;
              RETURN NULL;
            END $$;
            CREATE TRIGGER keep_board AFTER UPDATE ON results FOR EACH ROW
              WHEN (NEW.withdrawn_at IS NOT NULL) EXECUTE FUNCTION keep_board_of_result();

            CREATE FUNCTION keep_tallies() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
              IF TG_OP = 'UPDATE' AND (OLD.problem, OLD.verdict) IS NOT DISTINCT FROM (NEW.problem, NEW.verdict) THEN
                RETURN NULL;
              END IF;
              IF TG_OP <> 'INSERT' THEN
                UPDATE board_tallies SET entries = entries - 1 WHERE problem = OLD.problem AND verdict = coalesce(OLD.verdict, 'none');
              END IF;
              IF TG_OP <> 'DELETE' THEN
                INSERT INTO board_tallies AS kept (problem, verdict, entries) VALUES (NEW.problem, coalesce(NEW.verdict, 'none'), 1)
                ON CONFLICT (problem, verdict) DO UPDATE SET entries = kept.entries + 1;
              END IF;
              RETURN NULL;
            END $$;
            CREATE TRIGGER keep_tallies AFTER INSERT OR UPDATE OR DELETE ON board_entries FOR EACH ROW EXECUTE FUNCTION keep_tallies();
            """;
    }
}
