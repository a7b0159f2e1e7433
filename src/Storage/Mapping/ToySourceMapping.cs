using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class ToySourceMapping : IEntityTypeConfiguration<ToySource>
{
    public void Configure(EntityTypeBuilder<ToySource> builder)
    {
        builder.ToTable("toy_sources");
        builder.HasKey(source => source.Hash);
        builder.Property(source => source.Hash).HasMaxLength(64).IsFixedLength();
    }
}
