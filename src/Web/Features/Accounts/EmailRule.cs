using System.Net.Mail;
using LearningMechanics.Storage.People;

namespace LearningMechanics.Web.Features.Accounts;

/// <summary>What passes for a mail address; whether it is one, the mail sent to it tells.</summary>
internal static class EmailRule
{
    public static string? Objection(string email) =>
        email.Length is > 0 and <= Account.LongestEmail && MailAddress.TryCreate(email, out var read) && read.Address == email
            ? null
            : "Write a mail address, such as ada@example.org.";
}
