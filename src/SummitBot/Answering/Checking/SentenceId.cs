namespace SummitBot.Answering.Checking;

/// <summary>Names one sentence shown to a model: the passage's place among those shown and the sentence's place in it, both from 1.</summary>
/// <remarks>A model may write anything: a passage cited as a whole is read as sentence 0, which never exists.</remarks>
internal readonly record struct SentenceId(int Passage, int Sentence)
{
    /// <summary>As a model reads and writes it: <c>[2.3]</c>.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"[{Passage}.{Sentence}]");
}
