using LearningMechanics.Storage;
using LearningMechanics.Storage.Mail;
using LearningMechanics.Storage.People;
using LearningMechanics.Web.Features.Accounts.Emails;
using LearningMechanics.Web.Features.Accounts.Notices;
using LearningMechanics.Web.Features.Accounts.Passwords;
using LearningMechanics.Web.Features.Accounts.Profile;
using LearningMechanics.Web.Features.Accounts.Registration;
using LearningMechanics.Web.Features.Accounts.SignIn;
using LearningMechanics.Web.Features.Accounts.Tokens;
using LearningMechanics.Web.Features.Forms;
using LearningMechanics.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>People: how they come in, what they may, what they say of themselves.</summary>
public static class AccountFeature
{
    private const string SchemeName = "Person";

    public static IServiceCollection AddAccounts(this IServiceCollection services)
    {
        services.AddIdentity();
        services.AddAuthentication(SchemeName)
            .AddPolicyScheme(SchemeName, null, policy => policy.ForwardDefaultSelector = context =>
                ApiTokenHandler.SentBy(context.Request) is not null ? ApiTokenHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null)
            .AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SiteOptions>(SessionCookie.Configure);
        Admission.AddPolicies(services.AddAuthorizationBuilder());
        services.AddAntiforgery(options => options.Cookie.Name = "lm-form");

        services.AddScoped<SessionCookie>();
        services.AddScoped<AccountPasswords>();
        services.AddScoped<PasswordChanges>();
        services.AddSingleton<AccountMails>();
        services.AddSingleton<AttemptLimits>();
        services.AddSingleton<RegistrationLink>();
        services.AddSiteAddress();
        services.AddSingleton<SteadyAnswer>();
        return services;
    }

    /// <summary>Where links in mails lead, for those who write them here and in storage.</summary>
    internal static IServiceCollection AddSiteAddress(this IServiceCollection services) => services
        .AddSingleton<SiteAddress>()
        .AddSingleton(provider => new PublicAddress(() => provider.GetRequiredService<SiteAddress>().Root));

    /// <summary>Accounts without a site around them, as the command line needs them.</summary>
    internal static IServiceCollection AddIdentity(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(options => options.IterationCount = AccountPasswords.Iterations);
        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.Password.RequiredLength = Domain.People.PasswordRule.MinimumLength;
            // What else makes a password good is PasswordRule's to say.
            options.Password.RequireDigit = options.Password.RequireLowercase = options.Password.RequireUppercase = options.Password.RequireNonAlphanumeric = false;
            options.Lockout.MaxFailedAccessAttempts = 10;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        })
            .AddEntityFrameworkStores<LearningMechanicsDbContext>()
            .AddSignInManager()
            .AddDefaultTokenProviders();
        return services;
    }

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        var account = routes.MapGroup("/account").WithTags("Accounts");
        account.MapFormPage<SignInPage>("/sign-in");
        account.MapFormAction<SignOutAction>("/sign-out");
        account.MapFormPage<RegisterPage>("/register");
        account.MapFormPage<ConfirmPage>("/confirm");
        account.MapGet("/check-mail", () => new RazorComponentResult<CheckMailView>());
        account.MapFormPage<ForgotPage>("/forgot");
        account.MapFormPage<ResetPage>("/reset");

        routes.MapGet("/api/me", WhoAmI.Tell).RequireAuthorization(Admission.Anybody).WithTags("Accounts");

        var own = account.MapGroup("").RequireSignedIn();
        own.MapFormPage<ProfilePage>("");
        own.MapFormPage<PasswordPage>("/password");
        own.MapFormPage<EmailPage>("/email");
        own.MapFormPage<EmailConfirmPage>("/email/confirm");
        own.MapFormPage<TokensPage>("/tokens");
        own.MapFormAction<RevokeTokenAction>("/tokens/{id}/revoke");
        own.MapFormPage<NoticesPage>("/notices");
    }
}
