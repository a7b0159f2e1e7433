using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(draft => draft.Id);
        builder.Property(draft => draft.Id).ValueGeneratedNever();
        builder.Property(draft => draft.Fields).HasColumnType("json").HasJson(DraftFieldsJson.Default.DraftFields);
        builder.Property(draft => draft.Files).HasColumnType("jsonb").HasJson(AttachedFilesJson.Default.IReadOnlyListAttachedFile);
        builder.HasOne<Account>().WithMany().HasForeignKey(draft => draft.Author).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Result>().WithMany().HasForeignKey(draft => draft.Revises).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(draft => new { draft.Author, draft.UpdatedAt });
    }
}
