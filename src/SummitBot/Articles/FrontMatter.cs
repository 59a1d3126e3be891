using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SummitBot.Articles;

/// <summary>The YAML between two lines of dashes at the top of a Markdown file.</summary>
internal static class FrontMatter
{
    // Far more than fields need; the parser's time grows with the square of unclosed brackets.
    private const int Longest = 16_000;

    /// <returns>Its fields, and where the text after it starts.</returns>
    /// <exception cref="MalformedArticleException">It is not closed, or not YAML.</exception>
    public static (ArticleFields Fields, int End) Read(string markdown)
    {
        var lines = markdown.AsSpan().EnumerateLines();
        if (!lines.MoveNext() || !lines.Current.TrimEnd().SequenceEqual("---"))
            return (ArticleFields.None, 0);

        var start = AfterLine(markdown, lines.Current.Length);
        for (var position = start; lines.MoveNext(); position = AfterLine(markdown, position + lines.Current.Length))
        {
            if (position - start > Longest)
                throw new MalformedArticleException($"front matter longer than {Longest} characters", 1);
            if (lines.Current.TrimEnd() is "---" or "...")
                return (Parse(markdown[start..position]), position + lines.Current.Length);
        }

        throw new MalformedArticleException("front matter without a closing line of ---", 1);
    }

    private static ArticleFields Parse(string yaml)
    {
        // Events, not a tree: the parser does not recurse, so no nesting can exhaust the stack.
        var fields = new ArticleFields();
        try
        {
            var parser = new Parser(new StringReader(yaml));
            parser.Consume<StreamStart>();
            if (!parser.TryConsume<DocumentStart>(out _))
                return fields;
            if (parser.TryConsume<Scalar>(out var only) && only.Value.Length == 0)
                return fields;
            if (!parser.TryConsume<MappingStart>(out _))
                throw new MalformedArticleException("front matter is not a list of \"name: value\"", Line(parser.Current ?? only!));

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var name = parser.TryConsume<Scalar>(out var key) ? key.Value : null;
                if (name is null)
                    Skip(parser);
                if (!parser.TryConsume<Scalar>(out var value))
                    Skip(parser);
                else if (name is not null && !(value.Style == ScalarStyle.Plain && value.Value is "null" or "~"))
                    fields.Add(name, value.Value, Line(value));
            }

            return fields;
        }
        catch (YamlException e)
        {
            throw new MalformedArticleException($"front matter is not valid YAML: {e.Message}", (int)e.Start.Line + 1);
        }
    }

    private static void Skip(Parser parser)
    {
        var depth = 0;
        do
        {
            depth += parser.Current?.NestingIncrease ?? throw new MalformedArticleException("front matter ends too early", 1);
            parser.MoveNext();
        }
        while (depth > 0);
    }

    // YAML's first line is the file's second.
    private static int Line(ParsingEvent e) => (int)e.Start.Line + 1;

    private static int AfterLine(string text, int end) => end >= text.Length ? text.Length : text.AsSpan(end).StartsWith("\r\n") ? end + 2 : end + 1;
}
