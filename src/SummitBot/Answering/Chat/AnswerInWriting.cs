using SummitBot.Answering.Checking;
using SummitBot.Articles;

namespace SummitBot.Answering.Chat;

/// <summary>A model's answer while it comes: read into claims, each checked at once. Nothing unchecked leaves it.</summary>
internal sealed class AnswerInWriting(Evidence evidence, IReadOnlyList<SourceSentence> sources, CitationCheck check)
{
    /// <summary>Fewer letters do not show their language.</summary>
    private const int EnoughLetters = 25;

    private const int ShortestStem = 4;
    private const int LongestEnding = 3;

    private readonly ClaimReader _reader = new(evidence.ReplyLanguage);
    private readonly List<CheckedClaim> _checked = [];
    private readonly List<Claim> _claims = [];
    private readonly Dictionary<(string Passage, int Start), int> _numbers = [];
    private int _cited;
    private string _text = "";

    /// <summary>What the model says the sources leave open; empty when it says that in other words than the question's, which nothing bears out; null when it says nothing of the kind.</summary>
    public string? NotCovered => _reader.NotCovered is not { } open ? null : FunctionWords.ContentOf(open).All(IsAsked) ? open : "";

    /// <summary>Claims that hold, as the model wrote them.</summary>
    public IReadOnlyList<Claim> Claims => [.. _claims];

    /// <summary>Whether what was written so far is in another language than it should be.</summary>
    public bool IsOtherLanguage =>
        evidence.ReplyLanguage != LanguageDetector.Unknown && _text.Count(char.IsLetter) >= (_text.Any(Scripts.IsCjk) ? EnoughLetters / 3 : EnoughLetters)
        && LanguageDetector.Detect(_text) is var language && language != LanguageDetector.Unknown && language != evidence.ReplyLanguage;

    /// <summary>Claims that do not hold, with the reason.</summary>
    public IEnumerable<CheckedClaim> Dropped => _checked.Where(c => !c.IsShown);

    /// <returns>Whether it now says more than before.</returns>
    public bool Add(string fragment) => Check(_reader.Add(fragment));

    /// <returns>The same of what was left at the end.</returns>
    public bool Complete() => Check(_reader.Complete());

    public ModelWork Work(ModelFailure? failure, ModelTokens tokens) => new(
        failure, _checked.Count(c => c.Fate == ClaimFate.Kept), _checked.Count(c => c.Fate == ClaimFate.Recited), Dropped.Count(), tokens);

    /// <summary>Why what came to a proper end cannot be used; null when it can, also when it says that the sources do not answer.</summary>
    public ModelFailure? Fault =>
        IsOtherLanguage ? ModelFailure.OtherLanguage
        : _claims.Count > 0 ? _cited == 0 ? ModelFailure.NoSources : null
        : _checked.Count == 0 ? NotCovered is null ? ModelFailure.Empty : null
        : _cited == 0 ? ModelFailure.NoSources
        : ModelFailure.NothingHolds;

    private bool Check(IReadOnlyList<DraftClaim> drafts)
    {
        var before = _claims.Count;
        foreach (var draft in drafts)
        {
            var claim = Check(draft);
            _checked.Add(claim);
            _cited += draft.Cited.Count;
            _text = $"{_text} {draft.Text}";
            if (claim.IsShown && !_claims.Exists(c => c.Text.Equals(draft.Text, StringComparison.OrdinalIgnoreCase)))
                _claims.Add(new Claim(draft.Text, [.. claim.Sources.Select(Cite).OrderBy(c => c.Number)]));
        }

        return _claims.Count > before;
    }

    /// <summary>"President Toqaev met him": whom is said in the sentence before, which models often leave out.</summary>
    private CheckedClaim Check(DraftClaim draft)
    {
        var claim = check.Check(draft, evidence.ReplyLanguage);
        if (claim.Reason is not DropReason.Name) return claim;

        var before = sources.Where(s => draft.Cited.Contains(s.Id) && FollowUp.PointsBack(s.Sentence.Text)).Select(s => s.Id with { Sentence = s.Id.Sentence - 1 }).ToList();
        List<SentenceId> cited = [.. sources.Select(s => s.Id).Where(id => draft.Cited.Contains(id) || before.Contains(id))];
        if (cited.Count <= draft.Cited.Count) return claim;
        var wider = check.Check(draft with { Cited = cited }, evidence.ReplyLanguage);
        return wider.Fate == ClaimFate.Kept ? wider with { Fate = ClaimFate.Recited } : claim;
    }

    /// <summary>Whatever its ending.</summary>
    private bool IsAsked(string word)
    {
        var stem = word.Length > ShortestStem && !char.IsDigit(word[0]) ? word.AsSpan(0, Math.Max(ShortestStem, word.Length - LongestEnding)) : word;
        return evidence.Question.Original.AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase)
            || (evidence.Question.Standalone is { } standalone && standalone.AsSpan().Contains(stem, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A number for each sentence, in the order they are cited; title, date and quote come from our records.</summary>
    private Citation Cite(SourceSentence source)
    {
        var key = (source.From.Passage.Id, source.Sentence.Start);
        if (!_numbers.TryGetValue(key, out var number)) _numbers[key] = number = _numbers.Count + 1;
        return new Citation(number, source.From.Article, source.From.Passage.Id, source.Sentence.Start, source.Sentence.Text);
    }
}
