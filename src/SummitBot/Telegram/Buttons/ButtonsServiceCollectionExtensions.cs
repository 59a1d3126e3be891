using Microsoft.Extensions.DependencyInjection;

namespace SummitBot.Telegram.Buttons;

internal static class ButtonsServiceCollectionExtensions
{
    /// <summary>The buttons under messages; a further kind is one more <see cref="Button"/>.</summary>
    public static IServiceCollection AddButtons(this IServiceCollection services) => services
        .AddSingleton<StoredAnswers>().AddSingleton<CitedPassages>().AddSingleton<AnswerReplies>()
        .AddSingleton<Feedback>().AddSingleton<DeepLinks>().AddSingleton<StartReplies>()
        .AddSingleton<MessageEdits>().AddSingleton<Taps>()
        .AddSingleton<FeedbackButtons>().AddButton<FeedbackButtons>(FeedbackButtons.Prefix, b => b.TappedAsync)
        .AddSingleton<SuggestionButtons>().AddButton<SuggestionButtons>(SuggestionButtons.Prefix, b => b.TappedAsync)
        .AddSingleton<PassageButtons>().AddButton<PassageButtons>(PassageButtons.Prefix, b => b.TappedAsync);

    public static IServiceCollection AddButton<T>(this IServiceCollection services, string prefix, Func<T, Func<Tap, CancellationToken, Task<TapOutcome>>> tapped) where T : class =>
        services.AddSingleton(s => new Button(prefix, tapped(s.GetRequiredService<T>())));
}
