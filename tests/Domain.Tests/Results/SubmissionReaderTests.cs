using LearningMechanics.Domain.Results;

namespace LearningMechanics.Domain.Tests.Results;

public sealed class SubmissionReaderTests
{
    private const string Toy =
        """
        toy "Second moment of a normal"
        param scale = 1.5 in 0.1..10
        data x ~ normal(200) * scale
        measure moment = mean(x^2)
        predict moment = scale^2
        seeds 8
        check moment within 40%
        """;

    private static DraftFields Complete { get; } = new()
    {
        Toy = Toy,
        Problem = "moments",
        Claim = "The second moment is the square of the scale.",
        Disproof = "A scale at which the mean of x² is off by more than 40 %.",
        Links = "arXiv:1312.6120\nhttps://example.org/code",
        CoAuthors = "@ada-l, emmy-n",
        Settings = "scale = 2",
        Seeds = "12",
    };

    [Fact]
    public void Read_CompleteDraft_IsASubmission()
    {
        var submission = Read(Complete, out _);

        Assert.NotNull(submission);
        Assert.Equal(["ada-l", "emmy-n"], submission.CoAuthors.Select(handle => handle.Value));
        Assert.Equal(2, submission.Experiment?.Settings["scale"]);
        Assert.Equal(12, submission.Experiment?.Seeds);
        Assert.Equal(64, submission.Experiment?.Toy.PredictionSha256.Length);
    }

    [Theory]
    [InlineData("problem", "", "Choose the open problem that it speaks to.")]
    [InlineData("problem", "no-such", "There is no problem 'no-such': choose one of the list.")]
    [InlineData("problem", "<script>", "There is no problem '<script>': choose one of the list.")]
    [InlineData("claim", "Short", "Say in one sentence what is claimed: at least 15 characters.")]
    [InlineData("claim", "A claim with a bell \a in the middle of it", "It has a character that cannot be shown (U+0007): remove it.")]
    [InlineData("claim", "Half a pair \uFFFD in the middle of it", "It has a character that cannot be shown (U+FFFD): remove it.")]
    [InlineData("disproof", " ", "Say what would disprove it: at least 15 characters.")]
    [InlineData("co_authors", "Ada!", "'Ada!' is not a handle: name co-authors by their handles here, such as ada-l.")]
    [InlineData("links", "javascript:alert(1)", "'javascript:alert(1)' is not an address: write https://…, arXiv:2103.00065 or doi:10.….")]
    [InlineData("links", "data:text/html,x", "'data:text/html,x' is not an address: write https://…, arXiv:2103.00065 or doi:10.….")]
    [InlineData("settings", "scale", "'scale' sets nothing: write a parameter and a number, such as eta = 0.1, one on each line.")]
    [InlineData("settings", "scale = NaN", "'scale = NaN' sets nothing: write a parameter and a number, such as eta = 0.1, one on each line.")]
    [InlineData("settings", "scale = 1e309", "'scale = 1e309' sets nothing: write a parameter and a number, such as eta = 0.1, one on each line.")]
    [InlineData("settings", "scale = 1\nscale = 2", "'scale' is set twice.")]
    [InlineData("seeds", "0", "'0' is not a number of repetitions: write a whole number in 1…5000, or nothing for the toy's own.")]
    [InlineData("seeds", "many", "'many' is not a number of repetitions: write a whole number in 1…5000, or nothing for the toy's own.")]
    [InlineData("toy", "  ", "Write the toy: it states the model, what is measured and what theory predicts.")]
    public void Read_OneFieldWrong_SaysWhatAndHowToMendIt(string field, string typed, string sentence)
    {
        var submission = Read(With(field, typed), out var mistakes);

        Assert.Null(submission);
        Assert.Contains(mistakes, mistake => mistake.Field == field && mistake.Message == sentence);
    }

    [Fact]
    public void Read_ToyWithAnError_PointsAtItsPlace()
    {
        Read(Complete with { Toy = Toy.Replace("mean(x^2)", "mean(y^2)", StringComparison.Ordinal) }, out var mistakes);

        var mistake = Assert.Single(mistakes);
        Assert.Equal(("toy", 4, 23), (mistake.Field, mistake.Line, mistake.Column));
    }

    [Fact]
    public void Read_ToyWithoutACheck_SaysThatThereWouldBeNoVerdict()
    {
        Read(Complete with { Toy = Toy.Replace("check moment within 40%", "", StringComparison.Ordinal) }, out var mistakes);

        Assert.Equal("It checks nothing: add a line such as `check loss within 5%`, or there is no verdict.", Assert.Single(mistakes).Message);
    }

    [Theory]
    [InlineData(EvidenceKind.Link, "links", "Give the address of the paper or code that the result rests on.")]
    [InlineData(EvidenceKind.Proof, "discussion", "Write the proof here, in at least 200 characters, or link it.")]
    [InlineData(EvidenceKind.Data, "attachments", "Attach the data: a CSV or JSON file with a column `measured` and a column `predicted`.")]
    public void Read_WithoutWhatItRestsOn_AsksForIt(EvidenceKind evidence, string field, string sentence)
    {
        Read(Complete with { Evidence = evidence, Links = "" }, out var mistakes);

        var mistake = Assert.Single(mistakes);
        Assert.Equal((field, sentence), (mistake.Field, mistake.Message));
    }

    [Fact]
    public void Read_EmptyDraft_ListsEverythingAtOnce()
    {
        Read(new DraftFields(), out var mistakes);

        Assert.Equal(["problem", "claim", "disproof", "toy"], mistakes.Select(mistake => mistake.Field));
    }

    [Fact]
    public void Read_OtherFieldsWrong_StillTellsOfTheToy()
    {
        var reader = new SubmissionReader(_ => true, attachments: 0);

        Assert.Null(reader.Read(Complete with { Claim = "" }));
        Assert.Equal("Second moment of a normal", reader.Experiment?.Toy.Title);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void Read_NothingButBrackets_IsRefusedWithAPlace(int count)
    {
        Read(Complete with { Toy = new string('(', count) }, out var mistakes);

        Assert.Contains(mistakes, mistake => mistake is { Field: "toy", Line: 1 });
    }

    private static DraftFields With(string field, string typed) => field switch
    {
        "problem" => Complete with { Problem = typed },
        "claim" => Complete with { Claim = typed },
        "disproof" => Complete with { Disproof = typed },
        "co_authors" => Complete with { CoAuthors = typed },
        "links" => Complete with { Links = typed },
        "settings" => Complete with { Settings = typed },
        "seeds" => Complete with { Seeds = typed },
        _ => Complete with { Toy = typed },
    };

    private static Submission? Read(DraftFields fields, out IReadOnlyList<FieldMistake> mistakes)
    {
        var reader = new SubmissionReader(slug => slug.Value == "moments", attachments: 0);
        var submission = reader.Read(fields);
        mistakes = reader.Mistakes;
        return submission;
    }
}
