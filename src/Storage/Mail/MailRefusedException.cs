namespace LearningMechanics.Storage.Mail;

/// <summary>A mail could not be handed over this time.</summary>
/// <param name="message">Why, for whoever keeps the site.</param>
/// <param name="innerException">What it came from.</param>
public sealed class MailRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
