using LearningMechanics.Storage.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class OutboxMapping : IEntityTypeConfiguration<OutboxMessage>
{
    public void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.ToTable("outbox");
        builder.HasKey(message => message.Id);
        // The database's own clock: whoever adds a mail need not have one.
        builder.Property(message => message.CreatedAt).HasDefaultValueSql("now()");
        builder.HasIndex(message => message.DueAt).HasFilter("given_up_at IS NULL");
    }
}
