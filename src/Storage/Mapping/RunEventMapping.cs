using LearningMechanics.Domain.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class RunEventMapping : IEntityTypeConfiguration<RunEvent>
{
    public void Configure(EntityTypeBuilder<RunEvent> builder)
    {
        builder.ToTable("run_events");
        builder.HasKey(e => new { e.Run, e.Sequence });
        builder.Property(e => e.Sequence).ValueGeneratedNever();

        // json keeps the text as written; jsonb would take it apart and put it together again for nobody.
        builder.Property(e => e.Payload).HasColumnType("json");
        builder.HasOne<Run>().WithMany().HasForeignKey(e => e.Run).OnDelete(DeleteBehavior.Cascade);
    }
}
