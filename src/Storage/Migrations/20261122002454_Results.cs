using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LearningMechanics.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Results : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateSequence<int>(
                name: "result_numbers");

            migrationBuilder.CreateTable(
                name: "attachments",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    content = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_attachments", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "results",
                columns: table => new
                {
                    number = table.Column<int>(type: "integer", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    problem = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_version = table.Column<int>(type: "integer", nullable: false),
                    withdrawn_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    withdrawn_by = table.Column<Guid>(type: "uuid", nullable: true),
                    withdrawn_because = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_results", x => x.number);
                    table.ForeignKey(
                        name: "fk_results_accounts_author",
                        column: x => x.author,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_results_accounts_withdrawn_by",
                        column: x => x.withdrawn_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    author = table.Column<Guid>(type: "uuid", nullable: false),
                    revises = table.Column<int>(type: "integer", nullable: true),
                    fields = table.Column<string>(type: "json", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    updated_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_drafts_accounts_author",
                        column: x => x.author,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_drafts_results_revises",
                        column: x => x.revises,
                        principalTable: "results",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "result_versions",
                columns: table => new
                {
                    result = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    claim = table.Column<string>(type: "text", nullable: false),
                    disproof = table.Column<string>(type: "text", nullable: false),
                    discussion = table.Column<string>(type: "text", nullable: false),
                    discussion_html = table.Column<string>(type: "text", nullable: false),
                    links = table.Column<string[]>(type: "text[]", nullable: false),
                    files = table.Column<string>(type: "jsonb", nullable: false),
                    fork_of = table.Column<string>(type: "text", nullable: false),
                    locked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    toy_title = table.Column<string>(type: "text", nullable: false),
                    source_hash = table.Column<string>(type: "character(64)", nullable: true),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    prediction_sha256 = table.Column<string>(type: "text", nullable: true),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    seeds = table.Column<int>(type: "integer", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reviewed_by = table.Column<Guid>(type: "uuid", nullable: true),
                    reviewed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    review_reason = table.Column<string>(type: "text", nullable: false),
                    run = table.Column<Guid>(type: "uuid", nullable: true),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    verdict = table.Column<string>(type: "text", nullable: true),
                    headline = table.Column<string>(type: "text", nullable: false),
                    badge = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result_versions", x => new { x.result, x.version });
                    table.ForeignKey(
                        name: "fk_result_versions_accounts_reviewed_by",
                        column: x => x.reviewed_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_result_versions_results_result",
                        column: x => x.result,
                        principalTable: "results",
                        principalColumn: "number",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_result_versions_runs_run",
                        column: x => x.run,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_result_versions_toy_sources_source_hash",
                        column: x => x.source_hash,
                        principalTable: "toy_sources",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "co_authors",
                columns: table => new
                {
                    result = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    person = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_co_authors", x => new { x.result, x.version, x.position });
                    table.ForeignKey(
                        name: "fk_co_authors_accounts_person",
                        column: x => x.person,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_co_authors_result_versions_result_version",
                        columns: x => new { x.result, x.version },
                        principalTable: "result_versions",
                        principalColumns: new[] { "result", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "errata",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    result = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false),
                    html = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_errata", x => x.id);
                    table.ForeignKey(
                        name: "fk_errata_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_errata_result_versions_result_version",
                        columns: x => new { x.result, x.version },
                        principalTable: "result_versions",
                        principalColumns: new[] { "result", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "problem_changes",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    problem = table.Column<string>(type: "text", nullable: false),
                    from = table.Column<string>(type: "text", nullable: false),
                    to = table.Column<string>(type: "text", nullable: false),
                    result = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: false),
                    by = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_problem_changes", x => x.id);
                    table.ForeignKey(
                        name: "fk_problem_changes_accounts_by",
                        column: x => x.by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_problem_changes_result_versions_result_version",
                        columns: x => new { x.result, x.version },
                        principalTable: "result_versions",
                        principalColumns: new[] { "result", "version" },
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "result_runs",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    result = table.Column<int>(type: "integer", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false),
                    is_replication = table.Column<bool>(type: "boolean", nullable: false),
                    requested_by = table.Column<Guid>(type: "uuid", nullable: false),
                    requested_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    agreement = table.Column<string>(type: "text", nullable: true),
                    outcome = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_result_runs", x => x.run);
                    table.ForeignKey(
                        name: "fk_result_runs_accounts_requested_by",
                        column: x => x.requested_by,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_result_runs_result_versions_result_version",
                        columns: x => new { x.result, x.version },
                        principalTable: "result_versions",
                        principalColumns: new[] { "result", "version" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_result_runs_runs_run",
                        column: x => x.run,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_co_authors_person",
                table: "co_authors",
                column: "person");

            migrationBuilder.CreateIndex(
                name: "ix_drafts_author_updated_at",
                table: "drafts",
                columns: new[] { "author", "updated_at" });

            migrationBuilder.CreateIndex(
                name: "ix_drafts_revises",
                table: "drafts",
                column: "revises");

            migrationBuilder.CreateIndex(
                name: "ix_errata_by",
                table: "errata",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_errata_result_version",
                table: "errata",
                columns: new[] { "result", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_problem_changes_by",
                table: "problem_changes",
                column: "by");

            migrationBuilder.CreateIndex(
                name: "ix_problem_changes_problem_id",
                table: "problem_changes",
                columns: new[] { "problem", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_problem_changes_result_version",
                table: "problem_changes",
                columns: new[] { "result", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_result_runs_requested_by",
                table: "result_runs",
                column: "requested_by");

            migrationBuilder.CreateIndex(
                name: "ix_result_runs_result_version",
                table: "result_runs",
                columns: new[] { "result", "version" });

            migrationBuilder.CreateIndex(
                name: "ix_result_versions_in_review",
                table: "result_versions",
                column: "locked_at",
                filter: "state = 'inreview'");

            migrationBuilder.CreateIndex(
                name: "ix_result_versions_published",
                table: "result_versions",
                column: "published_at",
                filter: "state = 'published'");

            migrationBuilder.CreateIndex(
                name: "ix_result_versions_reviewed_by",
                table: "result_versions",
                column: "reviewed_by");

            migrationBuilder.CreateIndex(
                name: "ix_result_versions_run",
                table: "result_versions",
                column: "run");

            migrationBuilder.CreateIndex(
                name: "ix_result_versions_source_hash",
                table: "result_versions",
                column: "source_hash");

            migrationBuilder.CreateIndex(
                name: "ix_results_author_number",
                table: "results",
                columns: new[] { "author", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_results_problem_number",
                table: "results",
                columns: new[] { "problem", "number" });

            migrationBuilder.CreateIndex(
                name: "ix_results_withdrawn_by",
                table: "results",
                column: "withdrawn_by");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "attachments");

            migrationBuilder.DropTable(
                name: "co_authors");

            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "errata");

            migrationBuilder.DropTable(
                name: "problem_changes");

            migrationBuilder.DropTable(
                name: "result_runs");

            migrationBuilder.DropTable(
                name: "result_versions");

            migrationBuilder.DropTable(
                name: "results");

            migrationBuilder.DropSequence(
                name: "result_numbers");
        }
    }
}
