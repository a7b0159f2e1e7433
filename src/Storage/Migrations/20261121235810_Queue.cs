using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LearningMechanics.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Queue : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_runs_queue",
                table: "runs");

            migrationBuilder.AddColumn<int>(
                name: "cores",
                table: "workers",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "workers",
                type: "text",
                nullable: false,
                defaultValue: "cpu");

            migrationBuilder.AddColumn<long>(
                name: "memory_bytes",
                table: "workers",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "set_aside_at",
                table: "workers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "set_aside_because",
                table: "workers",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "allowance",
                table: "runs",
                type: "text",
                nullable: false,
                defaultValue: "visitor");

            migrationBuilder.AddColumn<int>(
                name: "checked",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<double>(
                name: "core_seconds",
                table: "runs",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<int>(
                name: "cores",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "deadline",
                table: "runs",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "device",
                table: "runs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "disputes",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "engine",
                table: "runs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "first_seed",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "look",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "looks",
                table: "runs",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "needs_device",
                table: "runs",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "not_worker",
                table: "runs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "payer",
                table: "runs",
                type: "text",
                nullable: false,
                defaultValue: "visitor");

            migrationBuilder.AddColumn<int>(
                name: "points",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<int>(
                name: "priority",
                table: "runs",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "runs",
                type: "text",
                nullable: false,
                defaultValue: "visit");

            migrationBuilder.AddColumn<double>(
                name: "reading",
                table: "runs",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "reading_deviation",
                table: "runs",
                type: "double precision",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "requester",
                table: "runs",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "setting_hash",
                table: "runs",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<double>(
                name: "turn",
                table: "runs",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            migrationBuilder.AddColumn<double>(
                name: "turn_end",
                table: "runs",
                type: "double precision",
                nullable: false,
                defaultValue: 0.0);

            // Runs from before: what their workers said is known, and settings were not told apart.
            migrationBuilder.Sql("UPDATE runs SET setting_hash = sha256");
            migrationBuilder.Sql("UPDATE runs SET device = workers.device, engine = workers.engine FROM workers WHERE workers.id = runs.worker");

            migrationBuilder.CreateIndex(
                name: "ix_runs_charges",
                table: "runs",
                columns: new[] { "payer", "queued_at" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_not_worker",
                table: "runs",
                column: "not_worker");

            migrationBuilder.CreateIndex(
                name: "ix_runs_queue",
                table: "runs",
                columns: new[] { "priority", "turn", "id" },
                descending: new[] { true, false, false },
                filter: "state = 'queued'");

            migrationBuilder.CreateIndex(
                name: "ix_runs_requester",
                table: "runs",
                column: "requester");

            migrationBuilder.CreateIndex(
                name: "ix_runs_turns_of_payer",
                table: "runs",
                columns: new[] { "payer", "turn_end" });

            migrationBuilder.CreateIndex(
                name: "ix_runs_turns_taken",
                table: "runs",
                column: "turn",
                filter: "priority = 0 AND started_at IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "fk_runs_accounts_requester",
                table: "runs",
                column: "requester",
                principalTable: "accounts",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);

            migrationBuilder.AddForeignKey(
                name: "fk_runs_workers_not_worker",
                table: "runs",
                column: "not_worker",
                principalTable: "workers",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "fk_runs_accounts_requester",
                table: "runs");

            migrationBuilder.DropForeignKey(
                name: "fk_runs_workers_not_worker",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_charges",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_not_worker",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_queue",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_requester",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_turns_of_payer",
                table: "runs");

            migrationBuilder.DropIndex(
                name: "ix_runs_turns_taken",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "cores",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "memory_bytes",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "set_aside_at",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "set_aside_because",
                table: "workers");

            migrationBuilder.DropColumn(
                name: "allowance",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "checked",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "core_seconds",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "cores",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "deadline",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "device",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "disputes",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "engine",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "first_seed",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "look",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "looks",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "needs_device",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "not_worker",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "payer",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "points",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "priority",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "reading",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "reading_deviation",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "requester",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "setting_hash",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "turn",
                table: "runs");

            migrationBuilder.DropColumn(
                name: "turn_end",
                table: "runs");

            migrationBuilder.CreateIndex(
                name: "ix_runs_queue",
                table: "runs",
                columns: new[] { "queued_at", "id" },
                filter: "state = 'queued'");
        }
    }
}
