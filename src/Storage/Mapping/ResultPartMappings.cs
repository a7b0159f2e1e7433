using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class AttachmentMapping : IEntityTypeConfiguration<Attachment>
{
    public void Configure(EntityTypeBuilder<Attachment> builder)
    {
        builder.ToTable("attachments");
        builder.HasKey(attachment => attachment.Hash);
        builder.Property(attachment => attachment.Hash).HasMaxLength(64).IsFixedLength();
    }
}

internal sealed class CoAuthorMapping : IEntityTypeConfiguration<CoAuthor>
{
    public void Configure(EntityTypeBuilder<CoAuthor> builder)
    {
        builder.ToTable("co_authors");
        builder.HasKey(author => new { author.Result, author.Version, author.Position });
        builder.HasOne<ResultVersion>().WithMany().HasForeignKey(author => new { author.Result, author.Version }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(author => author.Person).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ErratumMapping : IEntityTypeConfiguration<Erratum>
{
    public void Configure(EntityTypeBuilder<Erratum> builder)
    {
        builder.ToTable("errata");
        builder.HasKey(erratum => erratum.Id);
        builder.HasOne<ResultVersion>().WithMany().HasForeignKey(erratum => new { erratum.Result, erratum.Version }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(erratum => erratum.By).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ResultRunMapping : IEntityTypeConfiguration<ResultRun>
{
    public void Configure(EntityTypeBuilder<ResultRun> builder)
    {
        builder.ToTable("result_runs");
        builder.HasKey(run => run.Run);
        builder.Property(run => run.Run).ValueGeneratedNever();
        builder.HasOne<Run>().WithOne().HasForeignKey<ResultRun>(run => run.Run).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<ResultVersion>().WithMany().HasForeignKey(run => new { run.Result, run.Version }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(run => run.RequestedBy).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class ProblemChangeMapping : IEntityTypeConfiguration<ProblemChange>
{
    public void Configure(EntityTypeBuilder<ProblemChange> builder)
    {
        builder.ToTable("problem_changes");
        builder.HasKey(change => change.Id);
        builder.HasOne<ResultVersion>().WithMany().HasForeignKey(change => new { change.Result, change.Version }).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(change => change.By).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(change => new { change.Problem, change.Id });
    }
}
