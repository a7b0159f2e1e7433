using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace LearningMechanics.Storage.Migrations
{
    /// <summary>Finds the few results without a verdict among all, so that results can be counted without being looked at.</summary>
    [DbContext(typeof(LearningMechanicsDbContext))]
    [Migration("20261122041500_UnsettledResults")]
    public partial class UnsettledResults : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("CREATE INDEX ix_result_versions_unsettled ON result_versions (result, version) WHERE state IN ('running', 'stopped');");

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql("DROP INDEX ix_result_versions_unsettled;");
    }
}
