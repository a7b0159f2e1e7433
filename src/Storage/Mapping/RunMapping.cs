using System.Text.Json;
using System.Text.Json.Serialization;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
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
        builder.Property(run => run.Settings).HasColumnType("jsonb").HasConversion(
            settings => JsonSerializer.Serialize(settings, SettingsJson.Default.IReadOnlyDictionaryStringDouble),
            text => JsonSerializer.Deserialize(text, SettingsJson.Default.IReadOnlyDictionaryStringDouble)
                ?? new Dictionary<string, double>(),
            new ValueComparer<IReadOnlyDictionary<string, double>>(
                (left, right) => ReferenceEquals(left, right), settings => settings.Count, settings => settings));
        builder.HasOne<ToySource>().WithMany().HasForeignKey(run => run.SourceHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Worker>().WithMany().HasForeignKey(run => run.Worker).OnDelete(DeleteBehavior.Restrict);

        // The queue and the leases stay small however many runs have ended: partial indexes hold only them.
        builder.HasIndex(run => new { run.QueuedAt, run.Id }).HasFilter("state = 'queued'").HasDatabaseName("ix_runs_queue");
        builder.HasIndex(run => run.LeaseExpiresAt).HasFilter("state = 'running'").HasDatabaseName("ix_runs_leases");
        builder.HasIndex(run => new { run.Toy, run.EndedAt }).HasFilter("state = 'completed'").HasDatabaseName("ix_runs_completed");
    }
}

[JsonSerializable(typeof(IReadOnlyDictionary<string, double>))]
internal sealed partial class SettingsJson : JsonSerializerContext;
