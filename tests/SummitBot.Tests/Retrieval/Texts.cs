using SummitBot.Articles;

namespace SummitBot.Tests.Retrieval;

/// <summary>Two articles that share no content word.</summary>
internal static class Texts
{
    public static readonly Article Bridge = new()
    {
        Id = "bridge",
        Title = "A bridge opens",
        Language = "en",
        Text = "President Tokayev opened the new bridge in Astana on Tuesday. Its engineers had worked for six years. The river below it floods every spring.",
    };

    public static readonly Article Harvest = new()
    {
        Id = "harvest",
        Title = "Grain",
        Language = "en",
        Text = "Farmers expect a record harvest this autumn. Wheat prices fell by 12 percent within a month.",
    };
}
