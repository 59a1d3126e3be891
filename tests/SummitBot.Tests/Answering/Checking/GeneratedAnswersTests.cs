namespace SummitBot.Tests.Answering.Checking;

public class GeneratedAnswersTests(ITestOutputHelper output)
{
    [Fact]
    public void Of_a_hundred_answers_with_one_false_number_date_or_name_at_least_97_are_caught()
    {
        var answers = new GeneratedAnswers(seed: 20240703);
        IReadOnlyList<string> tricks = [.. Lies.Numbers, .. Lies.Dates, .. Lies.Names];

        var lies = Enumerable.Range(0, 100).Select(i => answers.WithLie(tricks, i).Single(c => c.Trick is not null)).ToList();
        var missed = lies.Where(c => c.Check().IsShown).ToList();

        Report(missed);
        Assert.True(missed.Count <= 3, $"{missed.Count} of 100 were shown");
    }

    [Fact]
    public void Of_the_claims_of_a_hundred_true_answers_at_least_95_in_100_survive()
    {
        var answers = new GeneratedAnswers(seed: 20240704);

        var claims = Enumerable.Range(0, 100).SelectMany(_ => answers.True()).ToList();
        var dropped = claims.Where(c => !c.Check().IsShown).ToList();

        Report(dropped);
        Assert.True(dropped.Count <= claims.Count * 0.05, $"{dropped.Count} of {claims.Count} were dropped");
    }

    private void Report(IEnumerable<GeneratedClaim> claims)
    {
        foreach (var claim in claims)
        {
            var verdict = claim.Check();
            output.WriteLine($"{claim.Trick} [{verdict.Fate} {verdict.Reason} {verdict.Missing}] {claim.Text} <- {string.Join(" / ", verdict.Sources.Select(s => s.Sentence.Text))}");
        }
    }
}
