using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Evaluation;
using SummitBot.Retrieval;
using SummitBot.Tests.Answering;
using SummitBot.Tests.Support;

namespace SummitBot.Tests.Evaluation;

public class CalibratorTests
{
    [Fact]
    public void Where_unanswerable_questions_look_too_good_more_is_refused()
    {
        CalibrationSample[] samples = [.. Repeat(0.9, true), .. Repeat(0.5, false)];

        var shift = CalibrationFit.ShiftOf(samples, 0.35);

        Assert.True(shift < 0);
        Assert.Equal(1, CalibrationFit.Refused(samples, false, shift, 0.35));
        Assert.Equal(0, CalibrationFit.Refused(samples, true, shift, 0.35));
    }

    [Fact]
    public void Where_the_shipped_constants_part_them_nothing_changes()
    {
        Assert.Equal(0, CalibrationFit.ShiftOf([.. Repeat(0.9, true), .. Repeat(0.1, false)], 0.35));
    }

    [Fact]
    public void Questions_of_one_kind_only_calibrate_nothing()
    {
        Assert.Equal(0, CalibrationFit.ShiftOf([.. Repeat(0.1, true)], 0.35));
    }

    [Fact]
    public void A_calibration_does_not_outlive_its_corpus()
    {
        var calibration = new Calibration("v1", 100, 0.5);

        Assert.Equal(0.5, calibration.ShiftFor(VersionOf(120)));
        Assert.Equal(0, calibration.ShiftFor(VersionOf(400)));
        Assert.Equal(0, calibration.ShiftFor(VersionOf(10)));
    }

    [Fact]
    public async Task A_calibration_made_from_the_corpus_is_found_again_in_the_data_folder()
    {
        using var folder = new TemporaryFolder();
        using var on = await AnswererOn.SummitAsync();
        var storage = Options.Create(new StorageOptions { DataFolder = folder.Path });
        var file = new CalibrationFile(storage, NullLogger<CalibrationFile>.Instance);

        var report = await new Calibrator(on.Retriever, on.Index, file, Options.Create(new AnswerOptions())).CalibrateAsync(null, TestContext.Current.CancellationToken);

        Assert.True(report.Questions > 0);
        Assert.Equal(report.Calibration, new CalibrationFile(storage, NullLogger<CalibrationFile>.Instance).Current);
    }

    [Fact]
    public async Task What_another_process_calibrated_is_used_from_the_next_question_on()
    {
        using var folder = new TemporaryFolder();
        var storage = Options.Create(new StorageOptions { DataFolder = folder.Path });
        var serving = new CalibrationFile(storage, NullLogger<CalibrationFile>.Instance);
        Assert.Null(serving.Current);

        var calibration = new Calibration("v1", 100, -0.5);
        await new CalibrationFile(storage, NullLogger<CalibrationFile>.Instance).WriteAsync(calibration, TestContext.Current.CancellationToken);

        Assert.Equal(calibration, serving.Current);
    }

    [Fact]
    public async Task A_calibration_made_from_other_news_refuses_no_worse_on_questions_it_has_not_seen()
    {
        using var folder = new TemporaryFolder();
        using var on = await AnswererOn.ArticlesAsync(LocalNews.Articles);
        var file = new CalibrationFile(Options.Create(new StorageOptions { DataFolder = folder.Path }), NullLogger<CalibrationFile>.Instance);
        var options = Options.Create(new AnswerOptions());
        await new Calibrator(on.Retriever, on.Index, file, options).CalibrateAsync(null, TestContext.Current.CancellationToken);

        var shipped = await WronglyHandledAsync(on, new ExtractiveAnswerWriter(options));
        var calibrated = await WronglyHandledAsync(on, new ExtractiveAnswerWriter(options, file));

        Assert.NotNull(file.Current);
        Assert.InRange(calibrated, 0, shipped);
    }

    /// <summary>Answerable questions refused and unanswerable ones answered.</summary>
    private static async Task<int> WronglyHandledAsync(AnswererOn on, IAnswerWriter writer)
    {
        var answerer = new QuestionAnswerer(on.Retriever, writer);
        var wrong = 0;
        foreach (var (question, answerable) in LocalNews.Questions)
        {
            var answer = await answerer.AnswerAsync(new Question(question), written: null, TestContext.Current.CancellationToken);
            if (answer is GroundedAnswer != answerable) wrong++;
        }

        return wrong;
    }

    private static IEnumerable<CalibrationSample> Repeat(double confidence, bool answerable) => Enumerable.Repeat(new CalibrationSample(confidence, answerable), 50);

    private static CorpusVersion VersionOf(int passages) => new("v2", default, 1, passages, "", "", "");
}
