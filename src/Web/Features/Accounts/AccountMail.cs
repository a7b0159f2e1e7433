namespace LearningMechanics.Web.Features.Accounts;

internal sealed record AccountMail(string Subject, string Text);
