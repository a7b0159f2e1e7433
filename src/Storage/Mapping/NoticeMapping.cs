using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class NoticeMapping : IEntityTypeConfiguration<Notice>
{
    public void Configure(EntityTypeBuilder<Notice> builder)
    {
        builder.ToTable("notices");
        builder.HasKey(notice => notice.Id);
        builder.HasIndex(notice => new { notice.Person, notice.Id });
        builder.HasOne<Account>().WithMany().HasForeignKey(notice => notice.Person).OnDelete(DeleteBehavior.Cascade);
    }
}
