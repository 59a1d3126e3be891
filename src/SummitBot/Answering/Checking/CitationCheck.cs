using SummitBot.Embeddings;
using SummitBot.Retrieval;

namespace SummitBot.Answering.Checking;

/// <summary>
/// Decides for each claim of one answer whether the sentences it cites hold it. Pure; made once an answer, over the sentences that were shown
/// to the model. Not thread-safe.
/// </summary>
/// <remarks>
/// <para>What it proves of a claim that is shown: every id exists; every number, date, time and proper name of it stands in the cited sentences, in
/// whatever notation, spelling and language; no clause denies what they say, or says what they deny; what it quotes is there word for word
/// (in the same language); and it talks about the same things.</para>
/// <para>What an article says about itself counts where it must: its day completes dates ("July 3" is in 2024, "yesterday" is July 2) and may be
/// named behind "as of"; its publisher may be named; a name of its title, or of the sentence before, only where a pronoun takes it up.
/// The question is never asked: what only it says is supported by nothing.</para>
/// <para>What it cannot prove: who did it to whom ("X praised Y" for "Y praised X"), which of two numbers of one kind belongs to which thing in
/// one sentence, whether something was planned or has happened, certain or only hinted at, and a word of another meaning that touches no number,
/// date, name or denial and is on no list of opposites. Of a claim in another language than its source only figures, names and the glossary's
/// words are compared: what the glossary does not know passes if those agree. What is not written like a name (Chinese names outside the
/// glossary, small letters) is no name to it.</para>
/// </remarks>
internal sealed class CitationCheck
{
    // Set on the generated claims of the tests.
    private const double Least = 0.3;

    // Without a number or a date there is less to go by.
    private const double LeastWithoutFigures = 0.42;

    // Of a claim in another language: figures, names and words the glossary knows.
    private const int LeastKnown = 2;

    // Words of near meaning are known for English alone.
    private const double ShareWithoutMeaning = 0.7;

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

    /// <param name="language">ISO 639-1 of the answer; a claim that shows another is read in that.</param>
    public CheckedClaim Check(DraftClaim claim, string language)
    {
        if (!claim.Text.Any(char.IsLetterOrDigit)) return CheckedClaim.Dropped(claim, DropReason.Empty);

        var reading = TextReading.Of(claim.Text, ClaimLanguage.Of(claim.Text, language), _analyzer);
        List<SourceReading> cited = [.. claim.Cited.Distinct().SelectMany(id => _sources.Where(s => s.Source.Id == id))];
        var fault = cited.Count > 0 ? FaultOf(reading, cited, LeastFor(reading)) : new Fault(claim.Cited.Count > 0 ? DropReason.UnknownId : DropReason.NoSource);
        if (fault is null) return new CheckedClaim(claim, ClaimFate.Kept, DropReason.None, Needed(reading, cited));

        return Elsewhere(reading, cited) is { } other
            ? new CheckedClaim(claim, ClaimFate.Recited, DropReason.None, [other.Source])
            : CheckedClaim.Dropped(claim, fault.Value.Reason, fault.Value.Missing);
    }

    /// <summary>Of several cited sentences those that hold the claim by themselves; all, when only together they do.</summary>
    private List<SourceSentence> Needed(TextReading claim, List<SourceReading> cited)
    {
        var alone = cited.Count == 1 ? cited : cited.FindAll(s => FaultOf(claim, [s], LeastFor(claim)) is null);
        return [.. (alone.Count > 0 ? alone : cited).Select(s => s.Source)];
    }

    /// <summary>The sentence most like the claim that holds it, where the cited ones do not.</summary>
    private SourceReading? Elsewhere(TextReading claim, List<SourceReading> cited)
    {
        var least = cited.Count > 0 ? LeastElsewhere : LeastUncited;
        return _sources.Where(s => !cited.Contains(s) || cited.Count > 1)
            .Select(s => (Source: s, Likeness: _likeness.Of(claim, [s.Reading]) ?? 0))
            .Where(s => s.Likeness >= (s.Source.Reading.Language == claim.Language ? least : LeastElsewhereForeign))
            .OrderByDescending(s => s.Likeness)
            .FirstOrDefault(s => FaultOf(claim, [s.Source], least) is null).Source;
    }

    /// <summary>What is wrong with citing these sentences for the claim; null when nothing is.</summary>
    private Fault? FaultOf(TextReading claim, IReadOnlyList<SourceReading> cited, double least)
    {
        if (FactSupport.MissingNumber(claim, cited) is { } number) return new Fault(DropReason.Number, number);
        if (FactSupport.MissingDate(claim, cited) is { } date) return new Fault(DropReason.Date, date);
        if (NameSupport.Missing(claim, cited, _holders, _vectors) is { } name) return new Fault(DropReason.Name, name);
        if (Quotes.Invented(claim, cited) is { } quote) return new Fault(DropReason.Quote, quote);
        List<TextReading> sentences = [.. cited.Select(s => s.Reading)];
        if (DenialSupport.IsTurned(claim, sentences) || Opposites.Turn(claim.Text, sentences)) return new Fault(DropReason.Negation);
        return IsUnlike(claim, sentences, least) ? new Fault(DropReason.Unlike) : null;
    }

    private bool IsUnlike(TextReading claim, List<TextReading> sentences, double least)
    {
        var figures = claim.Facts.Quantities.Count + claim.Facts.Dates.Count;
        var known = figures + claim.Matches.DistinctBy(m => m.Entry.Id).Count() + claim.Names.Count(n => n.Entry is null);
        if (known < LeastKnown && sentences.Exists(s => s.Language != claim.Language)) return true;
        // Nothing but figures and names, which were compared already.
        if (_likeness.Of(claim, sentences) is not { } likeness) return figures + claim.Names.Count == 0;
        return likeness < (claim.Language == "en" ? least : least * ShareWithoutMeaning);
    }

    private static double LeastFor(TextReading claim) => claim.Facts.Quantities.Count + claim.Facts.Dates.Count > 0 ? Least : LeastWithoutFigures;

    private readonly record struct Fault(DropReason Reason, string? Missing = null);
}
