using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class RunMapping : IEntityTypeConfiguration<Run>
{
    public void Configure(EntityTypeBuilder<Run> builder)
    {
        builder.ToTable("runs");
        builder.HasKey(run => run.Id);
        builder.Property(run => run.Id).ValueGeneratedNever();
        builder.Property(run => run.Key).HasMaxLength(32).IsFixedLength();
        builder.HasOne<Account>().WithMany().HasForeignKey(run => run.Requester).OnDelete(DeleteBehavior.SetNull);
        builder.HasOne<Worker>().WithMany().HasForeignKey(run => run.NotWorker).OnDelete(DeleteBehavior.Restrict);
        builder.Property(run => run.Settings).HasColumnType("jsonb").HasJson(SettingsJson.Default.IReadOnlyDictionaryStringDouble);
        builder.HasOne<ToySource>().WithMany().HasForeignKey(run => run.SourceHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Worker>().WithMany().HasForeignKey(run => run.Worker).OnDelete(DeleteBehavior.Restrict);

        // The queue and the leases stay small however many runs have ended: partial indexes hold only them.
        builder.HasIndex(run => new { run.Priority, run.Turn, run.Id }).IsDescending(true, false, false)
            .HasFilter("state = 'queued'").HasDatabaseName("ix_runs_queue");
        builder.HasIndex(run => run.LeaseExpiresAt).HasFilter("state = 'running'").HasDatabaseName("ix_runs_leases");
        builder.HasIndex(run => new { run.Toy, run.EndedAt }).HasFilter("state = 'completed'").HasDatabaseName("ix_runs_completed");

        // How far the queue has come, where a requester's last turn ends, and what a requester used since midnight: one step each.
        builder.HasIndex(run => run.Turn).HasFilter("priority = 0 AND started_at IS NOT NULL").HasDatabaseName("ix_runs_turns_taken");
        builder.HasIndex(run => new { run.Payer, run.TurnEnd }).HasDatabaseName("ix_runs_turns_of_payer");
        builder.HasIndex(run => new { run.Payer, run.QueuedAt }).HasDatabaseName("ix_runs_charges");
    }
}
