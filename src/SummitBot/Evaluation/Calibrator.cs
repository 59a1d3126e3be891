using Microsoft.Extensions.Options;
using SummitBot.Answering;
using SummitBot.Retrieval;

namespace SummitBot.Evaluation;

/// <summary>Fits refusal to the corpus at hand: on a question set, or on questions made from the corpus itself.</summary>
internal sealed class Calibrator(PassageRetriever retriever, IPassageIndex index, CalibrationFile file, IOptions<AnswerOptions> options)
{
    private const int MostQuestions = 300;
    private const int EnoughWithoutArticle = 60;

    /// <param name="set">null makes questions from the corpus: the words of its sentences, asked with their article and without.</param>
    /// <returns>What was fitted; it is in use from now on.</returns>
    /// <exception cref="NoCorpusException">Nothing was ever published.</exception>
    public async Task<CalibrationReport> CalibrateAsync(QuestionSet? set, CancellationToken cancellationToken)
    {
        var version = await index.PinAsync(cancellationToken) ?? throw new NoCorpusException();
        var samples = set is null ? await FromCorpusAsync(version, cancellationToken) : await FromSetAsync(version, set, cancellationToken);
        var shift = CalibrationFit.ShiftOf(samples, options.Value.AnswerThreshold);
        var calibration = new Calibration(version.Version.Id, version.Version.Passages, shift);
        await file.WriteAsync(calibration, cancellationToken);
        return CalibrationReport.Of(calibration, samples, options.Value.AnswerThreshold);
    }

    private async Task<List<CalibrationSample>> FromSetAsync(IPinnedVersion version, QuestionSet set, CancellationToken cancellationToken)
    {
        var samples = new List<CalibrationSample>();
        foreach (var golden in set.Questions.Where(q => q.History.Count == 0 && Orders.QuestionIn(q.Question) == q.Question))
            samples.Add(new CalibrationSample(await ConfidenceAsync(version, golden.Question, golden.Language, null, cancellationToken), golden.Answerable));
        return samples;
    }

    private async Task<List<CalibrationSample>> FromCorpusAsync(IPinnedVersion version, CancellationToken cancellationToken)
    {
        var samples = new List<CalibrationSample>();
        foreach (var article in await version.ArticlesAsync(cancellationToken))
        {
            foreach (var passage in await version.PassagesOfAsync(article.Id, cancellationToken))
            {
                if (samples.Count >= 2 * MostQuestions) return samples;
                var question = CalibrationFit.QuestionFrom(passage);
                if (question.Length == 0) continue;
                samples.Add(new CalibrationSample(await ConfidenceAsync(version, question, article.Language, null, cancellationToken), true));
                samples.Add(new CalibrationSample(await ConfidenceAsync(version, question, article.Language, article.Id, cancellationToken), false));
            }
        }

        return samples;
    }

    /// <param name="absent">Id of an article that is taken for absent.</param>
    private async Task<double> ConfidenceAsync(IPinnedVersion version, string question, string? language, string? absent, CancellationToken cancellationToken)
    {
        language ??= Articles.LanguageDetector.Detect(question);
        var found = await retriever.RetrieveAsync(version, question, language, absent is null ? SentenceSelector.MostPassages : EnoughWithoutArticle, cancellationToken);
        var passages = found.Passages.Where(p => p.Article.Id != absent).Take(SentenceSelector.MostPassages);
        return Findings.Of(new Evidence(new ResolvedQuestion(question, question), language, found with { Passages = [.. passages] })).Confidence;
    }
}

/// <param name="Confidence">By the shipped constants.</param>
internal sealed record CalibrationSample(double Confidence, bool Answerable);

/// <param name="AnswerableRefused">Share with the new calibration; null when there are none.</param>
/// <param name="UnanswerableRefused">The same for unanswerable questions.</param>
/// <param name="AnswerableRefusedBefore">Share by the shipped constants.</param>
internal sealed record CalibrationReport(
    Calibration Calibration, int Questions, double? AnswerableRefused, double? UnanswerableRefused, double? AnswerableRefusedBefore, double? UnanswerableRefusedBefore)
{
    public static CalibrationReport Of(Calibration calibration, IReadOnlyList<CalibrationSample> samples, double threshold) => new(
        calibration,
        samples.Count,
        CalibrationFit.Refused(samples, true, calibration.Shift, threshold),
        CalibrationFit.Refused(samples, false, calibration.Shift, threshold),
        CalibrationFit.Refused(samples, true, 0, threshold),
        CalibrationFit.Refused(samples, false, 0, threshold));
}
