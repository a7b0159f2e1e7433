using LearningMechanics.Domain.People;
using LearningMechanics.Storage.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace LearningMechanics.Storage.Mapping;

internal sealed class TokenGrantMapping : IEntityTypeConfiguration<TokenGrant>
{
    public void Configure(EntityTypeBuilder<TokenGrant> builder)
    {
        builder.ToTable("api_tokens");
        builder.HasKey(grant => grant.Id);
        builder.Property(grant => grant.Id).ValueGeneratedNever();
        builder.Property(grant => grant.Name).HasMaxLength(TokenGrant.LongestName);
        builder.Property(grant => grant.TokenHash).HasMaxLength(64).IsFixedLength();
        builder.HasIndex(grant => grant.TokenHash).IsUnique();
        builder.Property(grant => grant.Scopes).HasConversion(
            scopes => Write(scopes),
            text => Read(text),
            new ValueComparer<IReadOnlyList<TokenScope>>(
                (left, right) => ReferenceEquals(left, right), scopes => scopes.Count, scopes => scopes));
        builder.HasOne<Account>().WithMany().HasForeignKey(grant => grant.Person).OnDelete(DeleteBehavior.Cascade);
    }

    private static string Write(IEnumerable<TokenScope> scopes) => string.Join(' ', scopes.Select(scope => scope.Word));

    /// <summary>A scope that this version does not know opens nothing in it.</summary>
    private static IReadOnlyList<TokenScope> Read(string text) =>
        [.. text.Split(' ').Select(word => (IsKnown: TokenScopes.TryRead(word, out var scope), Scope: scope)).Where(read => read.IsKnown).Select(read => read.Scope)];
}
