using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>
/// Decides for each claim of one answer whether the sentences it cites hold it. Pure; made once an answer, over the sentences that were shown
/// to the model. Not thread-safe.
/// </summary>
/// <remarks>
/// What it proves of a claim that is shown: every id exists; every number, date, time and proper name of it stands in the cited sentences, in
/// whatever language, notation or spelling; no clause denies what they say, or says what they deny; and it talks about the same things.
/// What it cannot prove: who did it to whom ("X praised Y" for "Y praised X"), which number belongs to which thing within one sentence,
/// whether something was planned or has happened, and words of another meaning where no number, date, name or denial is touched.
/// The question is never asked: what only it says is supported by nothing.
/// </remarks>
internal sealed class CitationCheck
{
    // Set on the generated claims of the tests.
    private const double Least = 0.3;
    private const double LeastElsewhere = 0.7;
    private const double LeastUncited = 0.75;

    // In another language only names and terms of the glossary are compared.
    private const double LeastElsewhereForeign = 0.9;

    private readonly IReadOnlyList<SourceReading> _sources;
    private readonly TextAnalyzer _analyzer;
    private readonly Likeness _likeness;
    private readonly OfficeHolders _holders;
    private readonly WordVectors? _vectors;

    /// <param name="sources">All sentences shown to the model.</param>
    /// <param name="analyzer">Of the corpus version the sentences are from, with its glossary.</param>
    /// <param name="vectors">Words of near meaning, for English; null to go by the words alone.</param>
    public CitationCheck(IReadOnlyList<SourceSentence> sources, TextAnalyzer analyzer, CorpusStatistics statistics, WordVectors? vectors = null)
    {
        _analyzer = analyzer;
        _vectors = vectors;
        (_sources, _holders) = SourceReading.Of(sources, analyzer);
        _likeness = new Likeness(statistics, analyzer, vectors);
    }

    /// <param name="language">ISO 639-1 of the answer.</param>
    public CheckedClaim Check(DraftClaim claim, string language)
    {
        var reading = TextReading.Of(claim.Text, language, _analyzer);
        if (!claim.Text.Any(char.IsLetterOrDigit)) return CheckedClaim.Dropped(claim, DropReason.Empty);

        List<SourceReading> cited = [.. claim.Cited.Distinct().SelectMany(id => _sources.Where(s => s.Source.Id == id))];
        var fault = cited.Count > 0 ? FaultOf(reading, cited, Least) : new Fault(claim.Cited.Count > 0 ? DropReason.UnknownId : DropReason.NoSource);
        if (fault is null) return new CheckedClaim(claim, ClaimFate.Kept, DropReason.None, [.. cited.Select(s => s.Source)]);

        var least = cited.Count > 0 ? LeastElsewhere : LeastUncited;
        var other = _sources.Where(s => !cited.Contains(s) || cited.Count > 1)
            .Select(s => (Source: s, Likeness: _likeness.Of(reading, [s.Reading]) ?? 0))
            .Where(s => s.Likeness >= (s.Source.Reading.Language == reading.Language ? least : LeastElsewhereForeign)).OrderByDescending(s => s.Likeness)
            .FirstOrDefault(s => FaultOf(reading, [s.Source], least) is null).Source;
        return other is null
            ? CheckedClaim.Dropped(claim, fault.Value.Reason, fault.Value.Missing)
            : new CheckedClaim(claim, ClaimFate.Recited, DropReason.None, [other.Source]);
    }

    /// <summary>What is wrong with citing these sentences for the claim; null when nothing is.</summary>
    private Fault? FaultOf(TextReading claim, IReadOnlyList<SourceReading> cited, double least)
    {
        if (FactSupport.MissingNumber(claim, cited) is { } number) return new Fault(DropReason.Number, number);
        if (FactSupport.MissingDate(claim, cited) is { } date) return new Fault(DropReason.Date, date);
        if (NameSupport.Missing(claim, cited, _holders, _vectors) is { } name) return new Fault(DropReason.Name, name);
        if (DenialSupport.IsTurned(claim, [.. cited.Select(s => s.Reading)])) return new Fault(DropReason.Negation);
        return _likeness.Of(claim, [.. cited.Select(s => s.Reading)]) is { } likeness && likeness < least ? new Fault(DropReason.Unlike) : null;
    }

    private readonly record struct Fault(DropReason Reason, string? Missing = null);
}
