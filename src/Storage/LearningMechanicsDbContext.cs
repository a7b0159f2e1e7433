using LearningMechanics.Domain;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Mapping;
using LearningMechanics.Toys.Runs;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage;

/// <summary>What people and workers do. What curators write stays in git.</summary>
public sealed class LearningMechanicsDbContext(DbContextOptions<LearningMechanicsDbContext> options) : DbContext(options)
{
    public DbSet<Run> Runs => Set<Run>();

    public DbSet<RunEvent> RunEvents => Set<RunEvent>();

    public DbSet<RunOutput> RunOutputs => Set<RunOutput>();

    public DbSet<ToySource> ToySources => Set<ToySource>();

    public DbSet<Worker> Workers => Set<Worker>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(LearningMechanicsDbContext).Assembly);
        modelBuilder.NameInSnakeCase();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<RunId>().HaveConversion<TypedIdConverter<RunId>>();
        configurationBuilder.Properties<LeaseId>().HaveConversion<TypedIdConverter<LeaseId>>();
        configurationBuilder.Properties<WorkerId>().HaveConversion<TypedIdConverter<WorkerId>>();
        configurationBuilder.Properties<ToySlug>().HaveConversion<ToySlugConverter>();
        configurationBuilder.Properties<RunKey>().HaveConversion<RunKeyConverter>();
        configurationBuilder.Properties<RunState>().HaveConversion<LowerCaseConverter<RunState>>();
        configurationBuilder.Properties<RunEventKind>().HaveConversion<LowerCaseConverter<RunEventKind>>();
    }
}
