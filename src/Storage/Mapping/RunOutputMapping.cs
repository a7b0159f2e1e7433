using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class RunOutputMapping : IEntityTypeConfiguration<RunOutput>
{
    public void Configure(EntityTypeBuilder<RunOutput> builder)
    {
        builder.ToTable("run_outputs");
        builder.HasKey(output => output.Run);
        builder.Property(output => output.Run).ValueGeneratedNever();
        builder.Property(output => output.Report).HasColumnType("json");
        builder.HasOne<Run>().WithOne().HasForeignKey<RunOutput>(output => output.Run).OnDelete(DeleteBehavior.Cascade);
    }
}
