namespace SummitBot.Tests.Support.BotApi;

/// <summary>Something that goes wrong with a call.</summary>
internal abstract record Fault
{
    /// <summary>The connection breaks before the call has any effect.</summary>
    public sealed record DropBefore : Fault;

    /// <summary>The call takes effect, but the connection breaks before the answer: the client cannot know.</summary>
    public sealed record DropAfter : Fault;

    /// <summary>A proxy in front answers with an HTML page, as Telegram's does with 502.</summary>
    public sealed record HtmlError(int Status) : Fault;

    /// <summary>The Bot API itself fails with a JSON error.</summary>
    public sealed record JsonError(int Status, string Description) : Fault;

    /// <summary>Flood control, whatever the limits say.</summary>
    public sealed record TooManyRequests(int RetryAfter) : Fault;

    /// <summary>Half of the answer comes at once, the rest after a while.</summary>
    public sealed record SlowBody(TimeSpan Delay) : Fault;

    /// <summary>The connection stays open and nothing ever comes.</summary>
    public sealed record NoAnswer : Fault;
}

/// <summary>Decides which calls go wrong: the next ones of a method, or some by chance with a fixed seed.</summary>
internal sealed class Faults(Random random)
{
    private readonly Lock _gate = new();
    private readonly List<Rule> _rules = [];
    private int _injected;

    /// <summary>How many calls were made to go wrong.</summary>
    public int Injected => Volatile.Read(ref _injected);

    /// <summary>The next <paramref name="count"/> calls of the method, or of any method but getUpdates when none is named.</summary>
    public void Next(Fault fault, string? method = null, int count = 1) => Add(new Rule(fault, method, Probability: 1) { Left = count });

    /// <summary>A share of all calls of the method, or of any method but getUpdates when none is named.</summary>
    public void Sometimes(Fault fault, double probability, string? method = null) =>
        Add(new Rule(fault, method, probability) { Left = int.MaxValue });

    public void Clear()
    {
        lock (_gate)
            _rules.Clear();
    }

    /// <summary>The fault of this call, if any; the first rule that fits decides.</summary>
    public Fault? For(string method)
    {
        lock (_gate)
        {
            foreach (var rule in _rules)
            {
                if (!rule.Fits(method) || (rule.Probability < 1 && random.NextDouble() >= rule.Probability))
                    continue;

                if (--rule.Left == 0)
                    _rules.Remove(rule);

                Interlocked.Increment(ref _injected);
                return rule.Fault;
            }
        }

        return null;
    }

    private void Add(Rule rule)
    {
        lock (_gate)
            _rules.Add(rule);
    }

    private sealed record Rule(Fault Fault, string? Method, double Probability)
    {
        public required int Left { get; set; }

        public bool Fits(string method) => Method is null
            ? !method.Equals("getUpdates", StringComparison.OrdinalIgnoreCase)
            : method.Equals(Method, StringComparison.OrdinalIgnoreCase);
    }
}
