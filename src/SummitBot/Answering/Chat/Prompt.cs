using Microsoft.SemanticKernel;

namespace SummitBot.Answering.Chat;

/// <summary>A template of the folder <c>prompts</c> beside the program: <c>skprompt.txt</c> with its <c>config.json</c>, Semantic Kernel's own format.</summary>
/// <remarks>
/// Every template is written in <c>&lt;message role="..."&gt;</c> elements: only then does inserted text reach the model decoded, as it was written, while it can
/// neither open nor close a message. So the default encoding of inserted text must stay on.
/// </remarks>
internal sealed class Prompt
{
    private readonly string _template;

    private Prompt(string template, KernelFunction function)
    {
        _template = template;
        Function = function;
    }

    public KernelFunction Function { get; }

    /// <param name="name">Of its folder.</param>
    public static Prompt Read(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "prompts", name);
        var config = PromptTemplateConfig.FromJson(File.ReadAllText(Path.Combine(folder, "config.json")));
        config.Template = File.ReadAllText(Path.Combine(folder, "skprompt.txt"));
        return new Prompt(config.Template, KernelFunctionFactory.CreateFromPrompt(config));
    }

    public int EstimateTokens(IReadOnlyDictionary<string, string> words) => ModelTokens.Estimate(_template) + words.Values.Sum(ModelTokens.Estimate);
}
