using LearningMechanics.Domain;
using LearningMechanics.Domain.People;
using LearningMechanics.Domain.Results;
using LearningMechanics.Domain.Runs;
using LearningMechanics.Domain.Workers;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.Mapping;
using LearningMechanics.Storage.People;
using LearningMechanics.Storage.Receipts;
using LearningMechanics.Toys.Runs;
using LearningMechanics.Toys.Verdicts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace LearningMechanics.Storage;

/// <summary>What people and workers do. What curators write stays in git.</summary>
public sealed class LearningMechanicsDbContext(DbContextOptions<LearningMechanicsDbContext> options)
    : IdentityUserContext<Account, PersonId>(options)
{
    public DbSet<Run> Runs => Set<Run>();

    public DbSet<RunEvent> RunEvents => Set<RunEvent>();

    public DbSet<RunOutput> RunOutputs => Set<RunOutput>();

    public DbSet<ToySource> ToySources => Set<ToySource>();

    public DbSet<Worker> Workers => Set<Worker>();

    public DbSet<TokenGrant> ApiTokens => Set<TokenGrant>();

    public DbSet<Notice> Notices => Set<Notice>();

    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<Draft> Drafts => Set<Draft>();

    public DbSet<Result> Results => Set<Result>();

    public DbSet<ResultVersion> ResultVersions => Set<ResultVersion>();

    public DbSet<CoAuthor> CoAuthors => Set<CoAuthor>();

    public DbSet<ResultRun> ResultRuns => Set<ResultRun>();

    public DbSet<Erratum> Errata => Set<Erratum>();

    public DbSet<Attachment> Attachments => Set<Attachment>();

    public DbSet<ProblemChange> ProblemChanges => Set<ProblemChange>();

    public DbSet<WriteReceipt> WriteReceipts => Set<WriteReceipt>();

    /// <summary>Fixed, so that the tables do not depend on which program asks for the model.</summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(LearningMechanicsDbContext).Assembly);
        builder.HasSequence<int>("result_numbers");
        builder.NameInSnakeCase();
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<RunId>().HaveConversion<TypedIdConverter<RunId>>();
        configurationBuilder.Properties<LeaseId>().HaveConversion<TypedIdConverter<LeaseId>>();
        configurationBuilder.Properties<WorkerId>().HaveConversion<TypedIdConverter<WorkerId>>();
        configurationBuilder.Properties<PersonId>().HaveConversion<TypedIdConverter<PersonId>>();
        configurationBuilder.Properties<Handle>().HaveConversion<HandleConverter>();
        configurationBuilder.Properties<Standing>().HaveConversion<LowerCaseConverter<Standing>>();
        configurationBuilder.Properties<ToySlug>().HaveConversion<ToySlugConverter>();
        configurationBuilder.Properties<ProblemSlug>().HaveConversion<ProblemSlugConverter>();
        configurationBuilder.Properties<ProblemStatus>().HaveConversion<LowerCaseConverter<ProblemStatus>>();
        configurationBuilder.Properties<DraftId>().HaveConversion<TypedIdConverter<DraftId>>();
        configurationBuilder.Properties<ResultNumber>().HaveConversion<ResultNumberConverter>();
        configurationBuilder.Properties<EvidenceKind>().HaveConversion<LowerCaseConverter<EvidenceKind>>();
        configurationBuilder.Properties<VersionState>().HaveConversion<LowerCaseConverter<VersionState>>();
        configurationBuilder.Properties<Badge>().HaveConversion<LowerCaseConverter<Badge>>();
        configurationBuilder.Properties<Verdict>().HaveConversion<LowerCaseConverter<Verdict>>();
        configurationBuilder.Properties<AgreementOutcome>().HaveConversion<LowerCaseConverter<AgreementOutcome>>();
        configurationBuilder.Properties<RunKey>().HaveConversion<RunKeyConverter>();
        configurationBuilder.Properties<RunState>().HaveConversion<LowerCaseConverter<RunState>>();
        configurationBuilder.Properties<Payer>().HaveConversion<PayerConverter>();
        configurationBuilder.Properties<RunAllowance>().HaveConversion<RunAllowanceConverter>();
        configurationBuilder.Properties<RunPurpose>().HaveConversion<LowerCaseConverter<RunPurpose>>();
        configurationBuilder.Properties<DeviceKind>().HaveConversion<LowerCaseConverter<DeviceKind>>();
        configurationBuilder.Properties<RunEventKind>().HaveConversion<LowerCaseConverter<RunEventKind>>();
    }
}
