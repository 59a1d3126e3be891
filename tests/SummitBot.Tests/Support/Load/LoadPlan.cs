namespace SummitBot.Tests.Support.Load;

/// <summary>How many ask how much in which time; two questions of five in groups of five.</summary>
/// <param name="Over">Time from the first question to the last; they come by chance, at an even rate.</param>
internal sealed record LoadPlan(int Questions, int Users, int Groups, TimeSpan Over)
{
    public int Seed { get; init; } = 1;

    /// <summary>Questions that come at the same moment.</summary>
    public int AtOnce { get; init; } = 1;
}
