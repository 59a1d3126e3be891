using SummitBot.Answering.Checking;

namespace SummitBot.Tests.Answering.Checking;

/// <summary>Answers as a model could write them, from a seed: all true, or with one false number, date or name.</summary>
internal sealed class GeneratedAnswers
{
    private readonly Random _random;
    private readonly ClaimWriter _writer;
    private readonly Lies _lies;

    public GeneratedAnswers(int seed)
    {
        _random = new Random(seed);
        _writer = new ClaimWriter(_random);
        _lies = new Lies(_random, _writer);
    }

    /// <summary>Two to four claims that are true.</summary>
    public IReadOnlyList<GeneratedClaim> True()
    {
        var language = Any(ClaimTemplates.All).Language;
        return [.. Enumerable.Range(0, _random.Next(2, 5)).Select(_ => Of(Any([.. ClaimTemplates.All.Where(t => t.Language == language)])))];
    }

    /// <summary>The same with one claim that holds a lie, of each trick in turn.</summary>
    public IReadOnlyList<GeneratedClaim> WithLie(IReadOnlyList<string> tricks, int turn)
    {
        var trick = tricks[turn % tricks.Count];
        for (; ; )
        {
            var template = Any(ClaimTemplates.All);
            var slots = ClaimWriter.SlotsOf(template);
            var at = _random.Next(slots.Count);
            if (_lies.Tell(trick, slots[at], template) is not { } lie) continue;

            var claims = True().Take(_random.Next(3)).Where(c => c.Template.Language == template.Language).ToList();
            claims.Insert(_random.Next(claims.Count + 1), new GeneratedClaim(template, _writer.Write(template, (i, _) => i == at ? lie : null), trick));
            return claims;
        }
    }

    private GeneratedClaim Of(ClaimTemplate template) => new(template, _writer.Write(template), null);

    private T Any<T>(IReadOnlyList<T> all) => all[_random.Next(all.Count)];
}

/// <param name="Trick">How it lies; null when it is true.</param>
internal sealed record GeneratedClaim(ClaimTemplate Template, string Text, string? Trick)
{
    public CheckedClaim Check() => SummitSources.Shipped.CheckClaim(Template.Language, Text, [.. Template.Cited]);
}
