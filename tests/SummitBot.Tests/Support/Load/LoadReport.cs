namespace SummitBot.Tests.Support.Load;

/// <summary>What became of the questions of a load.</summary>
/// <param name="Lost">Without an answer.</param>
/// <param name="Repeats">Answers too many.</param>
/// <param name="Dropped">Answers that Telegram took, but whose connection broke before the bot was told.</param>
/// <param name="Refused">Calls answered 429.</param>
/// <param name="Early">Calls to a chat before the wait that Telegram had asked for was over.</param>
/// <param name="Held">Questions whose chat was told to wait, so that nothing might show earlier.</param>
/// <param name="Reactions">Of the others: from the question to the first sign of the bot (typing, draft or answer), shortest first.</param>
internal sealed record LoadReport(int Lost, int Repeats, int Dropped, int Refused, int Early, int Held, IReadOnlyList<TimeSpan> Reactions)
{
    public TimeSpan Percentile(int percent) => Reactions.Count == 0 ? TimeSpan.MaxValue : Reactions[(Reactions.Count - 1) * percent / 100];

    public override string ToString() =>
        $"lost {Lost}, repeats {Repeats} (answers whose connection broke: {Dropped}), 429s {Refused}, early calls {Early}; "
        + $"first reaction p50 {Percentile(50).TotalSeconds:0.00} s, p95 {Percentile(95).TotalSeconds:0.00} s, last {Percentile(100).TotalSeconds:0.00} s, "
        + $"told to wait before it: {Held}";
}
