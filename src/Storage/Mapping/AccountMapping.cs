using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.ToTable("accounts");
        builder.Property(account => account.Id).ValueGeneratedNever();
        builder.Property(account => account.Handle).HasMaxLength(Handle.MaximumLength);
        builder.HasIndex(account => account.Handle).IsUnique();
        builder.Property(account => account.DisplayName).HasMaxLength(Account.LongestName);
        builder.Property(account => account.Affiliation).HasMaxLength(Account.LongestAffiliation);
        builder.Property(account => account.SuspensionReason).HasMaxLength(Account.LongestReason);
        builder.Ignore(account => account.UserName);
        builder.Ignore(account => account.PhoneNumber);
        builder.Ignore(account => account.PhoneNumberConfirmed);

        // Identity looks by these; one address has one account, however many registrations race.
        builder.HasIndex(account => account.NormalizedUserName).IsUnique().HasDatabaseName("ix_accounts_normalized_user_name");
        builder.HasIndex(account => account.NormalizedEmail).IsUnique().HasDatabaseName("ix_accounts_normalized_email");
    }
}

internal sealed class AccountClaimMapping : IEntityTypeConfiguration<IdentityUserClaim<PersonId>>
{
    public void Configure(EntityTypeBuilder<IdentityUserClaim<PersonId>> builder) => builder.ToTable("account_claims");
}

internal sealed class AccountLoginMapping : IEntityTypeConfiguration<IdentityUserLogin<PersonId>>
{
    public void Configure(EntityTypeBuilder<IdentityUserLogin<PersonId>> builder) => builder.ToTable("account_logins");
}

internal sealed class AccountTokenMapping : IEntityTypeConfiguration<IdentityUserToken<PersonId>>
{
    public void Configure(EntityTypeBuilder<IdentityUserToken<PersonId>> builder) => builder.ToTable("account_tokens");
}
