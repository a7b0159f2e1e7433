using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearningMechanics.Storage.Migrations
{
    /// <summary>Triggers that tell which pages no longer show what is: see <see cref="Pages.PageChanges"/>. The model stays as it was.</summary>
    [DbContext(typeof(LearningMechanicsDbContext))]
    [Migration("20261122030500_PageChanges")]
    public partial class PageChanges : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                CREATE FUNCTION tell_pages_of_everything() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM pg_notify('pages_changed', '*');
                  RETURN NULL;
                END $$;

                CREATE FUNCTION tell_pages_of_result() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM pg_notify('pages_changed', 'result:' || NEW.result);
                  RETURN NULL;
                END $$;

                CREATE FUNCTION tell_pages_of_version() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM pg_notify('pages_changed', concat_ws(' ', 'result:' || NEW.result, 'toy:' || NEW.sha256,
                    (SELECT 'problem:' || problem FROM results WHERE number = NEW.result)));
                  RETURN NULL;
                END $$;

                CREATE FUNCTION tell_pages_of_run() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                  PERFORM pg_notify('pages_changed', 'run:' || NEW.id || ' toy:' || NEW.toy);
                  RETURN NULL;
                END $$;

                CREATE TRIGGER tell_pages AFTER UPDATE ON results FOR EACH ROW
                  WHEN (OLD.withdrawn_at IS DISTINCT FROM NEW.withdrawn_at) EXECUTE FUNCTION tell_pages_of_everything();
                CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE ON result_versions FOR EACH ROW EXECUTE FUNCTION tell_pages_of_version();
                CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE ON result_runs FOR EACH ROW EXECUTE FUNCTION tell_pages_of_result();
                CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE ON co_authors FOR EACH ROW EXECUTE FUNCTION tell_pages_of_result();
                CREATE TRIGGER tell_pages AFTER UPDATE ON runs FOR EACH ROW
                  WHEN (NEW.ended_at IS NOT NULL) EXECUTE FUNCTION tell_pages_of_run();
                CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE OR DELETE ON errata FOR EACH STATEMENT EXECUTE FUNCTION tell_pages_of_everything();
                CREATE TRIGGER tell_pages AFTER INSERT OR UPDATE OR DELETE ON problem_changes FOR EACH STATEMENT EXECUTE FUNCTION tell_pages_of_everything();
                CREATE TRIGGER tell_pages AFTER UPDATE ON accounts FOR EACH ROW
                  WHEN ((OLD.display_name, OLD.affiliation, OLD.orcid, OLD.standing) IS DISTINCT FROM (NEW.display_name, NEW.affiliation, NEW.orcid, NEW.standing))
                  EXECUTE FUNCTION tell_pages_of_everything();
                CREATE TRIGGER tell_pages AFTER UPDATE ON workers FOR EACH ROW
                  WHEN ((OLD.name, OLD.set_aside_at, OLD.revoked_at) IS DISTINCT FROM (NEW.name, NEW.set_aside_at, NEW.revoked_at))
                  EXECUTE FUNCTION tell_pages_of_everything();
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                DROP FUNCTION tell_pages_of_everything, tell_pages_of_result, tell_pages_of_version, tell_pages_of_run CASCADE;
                """);
        }
    }
}
