using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Receipts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class WriteReceiptMapping : IEntityTypeConfiguration<WriteReceipt>
{
    public void Configure(EntityTypeBuilder<WriteReceipt> builder)
    {
        builder.ToTable("write_receipts");
        builder.HasKey(receipt => new { receipt.Person, receipt.Key });
        builder.Property(receipt => receipt.Key).HasMaxLength(WriteReceipt.LongestKey);
        builder.Property(receipt => receipt.BodyHash).HasMaxLength(64).IsFixedLength();
        builder.HasOne<Account>().WithMany().HasForeignKey(receipt => receipt.Person).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(receipt => receipt.CreatedAt);
    }
}
