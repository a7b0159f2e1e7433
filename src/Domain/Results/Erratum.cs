using LearningMechanics.Domain.People;

namespace LearningMechanics.Domain.Results;

/// <summary>A correction that stands beside a version, which itself stays as it was.</summary>
public sealed class Erratum
{
    /// <summary>Longest text.</summary>
    public const int LongestText = 4_000;

    private Erratum()
    {
    }

    /// <summary>Its number among all.</summary>
    public long Id { get; private init; }

    /// <summary>The result.</summary>
    public ResultNumber Result { get; private init; }

    /// <summary>The version it corrects.</summary>
    public int Version { get; private init; }

    /// <summary>Markdown with TeX.</summary>
    public string Text { get; private init; } = "";

    /// <summary>The same as HTML.</summary>
    public string Html { get; private init; } = "";

    /// <summary>Who wrote it.</summary>
    public PersonId By { get; private init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; private init; }

    /// <summary>Writes one.</summary>
    public static Erratum Write(VersionName version, string text, string html, PersonId by, DateTimeOffset now) =>
        new() { Result = version.Result, Version = version.Version, Text = text, Html = html, By = by, At = now };
}
