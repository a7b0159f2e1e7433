namespace LearningMechanics.Storage.Mail;

/// <summary>Where readers of mails find the site.</summary>
/// <param name="root">Asked for each time, since a server knows its own address only once it listens.</param>
public sealed class PublicAddress(Func<Uri> root)
{
    /// <summary>A whole address for a path of the site.</summary>
    public string Of(string path) => new Uri(root(), path).ToString();
}
