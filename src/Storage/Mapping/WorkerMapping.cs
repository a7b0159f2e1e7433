using LearningMechanics.Domain.Workers;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class WorkerMapping : IEntityTypeConfiguration<Worker>
{
    public void Configure(EntityTypeBuilder<Worker> builder)
    {
        builder.ToTable("workers");
        builder.HasKey(worker => worker.Id);
        builder.Property(worker => worker.Id).ValueGeneratedNever();
        builder.Property(worker => worker.TokenHash).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(worker => worker.TokenHash).IsUnique();
    }
}
