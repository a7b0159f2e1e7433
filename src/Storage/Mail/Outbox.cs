namespace LearningMechanics.Storage.Mail;

/// <summary>Mail to be sent. It stands in the database first, so that no crash loses it and no mail server holds a request up.</summary>
public static class Outbox
{
    /// <summary>Sends a mail once the caller's own transaction is saved; if that fails, there is no mail.</summary>
    /// <param name="db">Where the caller writes what the mail is about.</param>
    /// <param name="to">One address.</param>
    /// <param name="subject">One line.</param>
    /// <param name="text">Plain text; addresses of pages stand on lines of their own.</param>
    public static void Add(LearningMechanicsDbContext db, string to, string subject, string text)
    {
        if (to.AsSpan().ContainsAny('\r', '\n') || subject.AsSpan().ContainsAny('\r', '\n'))
            throw new ArgumentException("Address and subject are one line each.");
        db.Outbox.Add(new OutboxMessage { Address = to, Subject = subject, Text = text });
    }
}
