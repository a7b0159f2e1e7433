using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LearningMechanics.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Reinstatement : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "reinstated_at",
                table: "workers",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "reinstated_at",
                table: "workers");
        }
    }
}
