using System.Text;

namespace SummitBot.Answering.Chat;

/// <summary>What calls of a model cost.</summary>
internal readonly record struct ModelTokens(int Prompt, int Reply)
{
    public int Sum => Prompt + Reply;

    public static ModelTokens operator +(ModelTokens a, ModelTokens b) => new(a.Prompt + b.Prompt, a.Reply + b.Reply);

    /// <summary>For endpoints that do not count: three bytes of UTF-8 a token, which is on the safe side for English, about right for Russian and Chinese.</summary>
    public static int Estimate(string text) => (Encoding.UTF8.GetByteCount(text) + 2) / 3;
}
