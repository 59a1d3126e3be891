using System.Text;
using Markdig;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SummitBot.Articles;

/// <summary>Markdown as the plain text a reader sees: no marks, no addresses, blocks apart by a blank line.</summary>
internal static class MarkdownText
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().Build();

    /// <returns>The heading the text starts with, if any, and the whole text with or without it.</returns>
    public static (string? Heading, string WithHeading, string WithoutHeading) Read(string markdown)
    {
        var blocks = Markdown.Parse(markdown, Pipeline).Descendants<LeafBlock>().Select(block => (Block: block, Text: Text(block))).Where(block => block.Text.Length > 0).ToList();
        var heading = blocks is [{ Block: HeadingBlock }, ..] ? blocks[0].Text : null;
        var rest = string.Join("\n\n", blocks.Skip(heading is null ? 0 : 1).Select(block => block.Text));
        return (heading, heading is null ? rest : $"{heading}\n\n{rest}", rest);
    }

    private static string Text(LeafBlock block) => block switch
    {
        LinkReferenceDefinition or HtmlBlock or ThematicBreakBlock => "",
        CodeBlock code => code.Lines.ToString().Trim('\n'),
        { Inline: { } inlines } => Text(inlines),
        _ => "",
    };

    private static string Text(ContainerInline inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString().Trim();
    }

    private static void Append(StringBuilder text, ContainerInline inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case LinkInline { IsImage: true }: // its caption is not part of the text
                    break;
                case ContainerInline container:
                    Append(text, container);
                    break;
                case LiteralInline literal:
                    text.Append(literal.Content.AsSpan());
                    break;
                case CodeInline code:
                    text.Append(code.Content);
                    break;
                case HtmlEntityInline entity:
                    text.Append(entity.Transcoded.AsSpan());
                    break;
                case AutolinkInline link:
                    text.Append(link.Url);
                    break;
                case LineBreakInline { IsHard: true }:
                    text.Append('\n');
                    break;
                case LineBreakInline:
                    text.Append(text.Length > 0 && Scripts.IsCjk(text[^1]) ? "" : " ");
                    break;
            }
        }
    }
}
