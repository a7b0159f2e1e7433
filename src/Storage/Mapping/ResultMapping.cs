using LearningMechanics.Domain.Results;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class ResultMapping : IEntityTypeConfiguration<Result>
{
    public void Configure(EntityTypeBuilder<Result> builder)
    {
        builder.ToTable("results");
        builder.HasKey(result => result.Number);
        builder.Property(result => result.Number).ValueGeneratedNever();
        builder.HasOne<Account>().WithMany().HasForeignKey(result => result.Author).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(result => result.WithdrawnBy).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(result => new { result.Problem, result.Number });
        builder.HasIndex(result => new { result.Author, result.Number });
    }
}
