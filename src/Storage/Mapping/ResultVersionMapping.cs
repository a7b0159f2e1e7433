using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class ResultVersionMapping : IEntityTypeConfiguration<ResultVersion>
{
    public void Configure(EntityTypeBuilder<ResultVersion> builder)
    {
        builder.ToTable("result_versions");
        builder.HasKey(version => new { version.Result, version.Version });
        builder.Ignore(version => version.Name);
        builder.Property(version => version.Settings).HasColumnType("jsonb").HasJson(SettingsJson.Default.IReadOnlyDictionaryStringDouble);
        builder.Property(version => version.Files).HasColumnType("jsonb").HasJson(AttachedFilesJson.Default.IReadOnlyListAttachedFile);
        builder.HasOne<Result>().WithMany().HasForeignKey(version => version.Result).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ToySource>().WithMany().HasForeignKey(version => version.SourceHash).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Run>().WithMany().HasForeignKey(version => version.Run).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(version => version.ReviewedBy).OnDelete(DeleteBehavior.Restrict);

        // What waits for a moderator is few, however many results there are.
        builder.HasIndex(version => version.LockedAt).HasFilter("state = 'inreview'").HasDatabaseName("ix_result_versions_in_review");
        builder.HasIndex(version => version.PublishedAt).HasFilter("state = 'published'").HasDatabaseName("ix_result_versions_published");
    }
}
