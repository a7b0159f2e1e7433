using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LearningMechanics.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Runs : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "toy_sources",
                columns: table => new
                {
                    hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_toy_sources", x => x.hash);
                });

            migrationBuilder.CreateTable(
                name: "workers",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    token_hash = table.Column<string>(type: "character(64)", fixedLength: true, maxLength: 64, nullable: false),
                    device = table.Column<string>(type: "text", nullable: false),
                    engine = table.Column<string>(type: "text", nullable: false),
                    registered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_workers", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "runs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    toy = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    source_hash = table.Column<string>(type: "character(64)", nullable: false),
                    sha256 = table.Column<string>(type: "text", nullable: false),
                    prediction_sha256 = table.Column<string>(type: "text", nullable: false),
                    settings = table.Column<string>(type: "jsonb", nullable: false),
                    seeds = table.Column<int>(type: "integer", nullable: false),
                    key = table.Column<string>(type: "character(32)", fixedLength: true, maxLength: 32, nullable: false),
                    operations = table.Column<double>(type: "double precision", nullable: false),
                    peak_bytes = table.Column<long>(type: "bigint", nullable: false),
                    estimated_seconds = table.Column<double>(type: "double precision", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    queued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    started_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ended_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease = table.Column<Guid>(type: "uuid", nullable: true),
                    worker = table.Column<Guid>(type: "uuid", nullable: true),
                    lease_expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    deaths = table.Column<int>(type: "integer", nullable: false),
                    progress = table.Column<double>(type: "double precision", nullable: false),
                    last_batch = table.Column<int>(type: "integer", nullable: false),
                    last_event = table.Column<int>(type: "integer", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    log = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_runs", x => x.id);
                    table.ForeignKey(
                        name: "fk_runs_toy_sources_source_hash",
                        column: x => x.source_hash,
                        principalTable: "toy_sources",
                        principalColumn: "hash",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_runs_workers_worker",
                        column: x => x.worker,
                        principalTable: "workers",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "run_events",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    sequence = table.Column<int>(type: "integer", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_events", x => new { x.run, x.sequence });
                    table.ForeignKey(
                        name: "fk_run_events_runs_run",
                        column: x => x.run,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "run_outputs",
                columns: table => new
                {
                    run = table.Column<Guid>(type: "uuid", nullable: false),
                    record = table.Column<byte[]>(type: "bytea", nullable: false),
                    report = table.Column<string>(type: "json", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_run_outputs", x => x.run);
                    table.ForeignKey(
                        name: "fk_run_outputs_runs_run",
                        column: x => x.run,
                        principalTable: "runs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_runs_completed",
                table: "runs",
                columns: new[] { "toy", "ended_at" },
                filter: "state = 'completed'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_leases",
                table: "runs",
                column: "lease_expires_at",
                filter: "state = 'running'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_queue",
                table: "runs",
                columns: new[] { "queued_at", "id" },
                filter: "state = 'queued'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_source_hash",
                table: "runs",
                column: "source_hash");

            migrationBuilder.CreateIndex(
                name: "ix_runs_worker",
                table: "runs",
                column: "worker");

            migrationBuilder.CreateIndex(
                name: "ix_workers_token_hash",
                table: "workers",
                column: "token_hash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "run_events");

            migrationBuilder.DropTable(
                name: "run_outputs");

            migrationBuilder.DropTable(
                name: "runs");

            migrationBuilder.DropTable(
                name: "toy_sources");

            migrationBuilder.DropTable(
                name: "workers");
        }
    }
}
