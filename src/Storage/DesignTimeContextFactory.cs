using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace LearningMechanics.Storage;

/// <summary>Lets <c>dotnet ef migrations add</c> see the model; it connects to nothing.</summary>
internal sealed class DesignTimeContextFactory : IDesignTimeDbContextFactory<LearningMechanicsDbContext>
{
    public LearningMechanicsDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<LearningMechanicsDbContext>().UseNpgsql("Host=design-time").Options);
}
