using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace SummitBot.Articles;

/// <summary>
/// Reads a glossary, entry by entry, so that a mistake costs the line or the entry it is in and nothing else.
/// The format is described at the top of the glossary that ships.
/// </summary>
internal static partial class GlossaryReader
{
    private const int MaxBytes = 5_000_000;
    private const int MaxEntries = 20_000;
    private const int MaxProblems = 1_000;

    /// <summary>Path of the glossary that ships.</summary>
    public static string Shipped => Path.Combine(AppContext.BaseDirectory, "seeds", Glossary.FileName);

    /// <summary>The corpus folder's own glossary, else the one that ships; empty when there is neither.</summary>
    public static async Task<ReadGlossary> ReadFolderAsync(string corpusFolder, CancellationToken cancellationToken)
    {
        string[] places = [Path.Combine(corpusFolder, Glossary.FileName), Shipped];
        var file = places.FirstOrDefault(File.Exists);
        return file is null ? new ReadGlossary(Glossary.Empty, []) : await ReadFileAsync(file, cancellationToken);
    }

    public static async Task<ReadGlossary> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        if (new FileInfo(file).Length > MaxBytes)
            return new ReadGlossary(Glossary.Empty, [new GlossaryProblem(1, $"larger than {MaxBytes:N0} bytes")]);

        return Read(await File.ReadAllTextAsync(file, cancellationToken));
    }

    public static ReadGlossary Read(string text)
    {
        var problems = new List<GlossaryProblem>();
        var entries = new GlossaryEntries(problems);
        foreach (var block in Blocks(text, problems))
        {
            if (entries.Count == MaxEntries)
            {
                problems.Add(new GlossaryProblem(block.Line, $"more than {MaxEntries:N0} entries; this and the following are left out"));
                break;
            }

            var reported = problems.Count;
            var fields = Fields(block, problems);
            if (fields.Count > 0 || problems.Count == reported)
                entries.Add(fields, block.Line);
        }

        return new ReadGlossary(new Glossary(entries.ToList()), [.. problems.OrderBy(problem => problem.Line).Take(MaxProblems)]);
    }

    /// <summary>The items of the list at the top level: from a "- " in the first column to the next. Every line counts, or the next numbers were wrong.</summary>
    private static List<Block> Blocks(string text, List<GlossaryProblem> problems)
    {
        var blocks = new List<Block>();
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        for (var at = 0; at < lines.Length; at++)
        {
            var line = lines[at];
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                blocks.Add(new Block(at + 1, [" " + line[1..]]));
                continue;
            }

            var isNothing = string.IsNullOrWhiteSpace(line) || line[0] == '#' || line is "---" or "...";
            var isOfAnEntry = blocks.Count > 0 && char.IsWhiteSpace(line.FirstOrDefault('x'));
            if (!isNothing && !isOfAnEntry)
                problems.Add(new GlossaryProblem(at + 1, "expected an entry, \"- id: kind:name\", or an indented line of one"));
            if (blocks.Count > 0)
                blocks[^1].Lines.Add(isNothing || !isOfAnEntry ? "" : line);
        }

        return blocks;
    }

    /// <summary>Reads the entry whole, or, when it is no YAML, each of its lines alone to keep the good ones.</summary>
    private static List<Field> Fields(Block block, List<GlossaryProblem> problems)
    {
        var fields = new List<Field>();
        if (TryParse(string.Join('\n', block.Lines), block.Line, fields) is null)
            return fields;

        fields.Clear();
        for (var at = 0; at < block.Lines.Count; at++)
        {
            if (TryParse(block.Lines[at], block.Line + at, fields) is { } problem)
                problems.Add(problem with { Line = block.Line + at });
        }

        return fields;
    }

    /// <summary>Reads events, not nodes: nodes are built recursively, and a line of brackets would overflow the stack.</summary>
    private static GlossaryProblem? TryParse(string yaml, int line, List<Field> fields)
    {
        try
        {
            // The line break keeps YamlDotNet from reading past the end of a list that is never closed.
            var parser = new Parser(new StringReader(yaml + "\n"));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
                return null;

            parser.Consume<DocumentStart>();
            if (!parser.TryConsume<MappingStart>(out _))
                return new GlossaryProblem(line, "expected \"language: [spellings]\"");

            while (!parser.TryConsume<MappingEnd>(out _))
            {
                var key = parser.Consume<Scalar>();
                fields.Add(new Field(LineOf(key), key.Value, Values()));
            }

            parser.Consume<DocumentEnd>();
            return null;

            int LineOf(Scalar scalar) => line + (int)scalar.Start.Line - 1;

            IReadOnlyList<FieldValue>? Values()
            {
                if (parser.TryConsume<Scalar>(out var single))
                    return [new FieldValue(LineOf(single), single.Value)];

                List<FieldValue>? values = [];
                if (!parser.TryConsume<SequenceStart>(out _))
                {
                    parser.SkipThisAndNestedEvents();
                    return null;
                }

                while (!parser.TryConsume<SequenceEnd>(out _))
                {
                    if (parser.TryConsume<Scalar>(out var value))
                    {
                        values?.Add(new FieldValue(LineOf(value), value.Value));
                    }
                    else
                    {
                        parser.SkipThisAndNestedEvents();
                        values = null;
                    }
                }

                return values;
            }
        }
        catch (YamlException problem)
        {
            return new GlossaryProblem(line + (int)Math.Max(0, problem.Start.Line - 1), $"not YAML: {Reason(problem)}");
        }
        catch (Exception problem) when (problem is InvalidOperationException or ArgumentException or FormatException or OverflowException)
        {
            // YamlDotNet lets these through on some malformed input.
            return new GlossaryProblem(line, "not YAML");
        }
    }

    /// <summary>YamlDotNet's own position counts from the start of the entry, which would mislead.</summary>
    private static string Reason(YamlException problem) => Position().Replace((problem.InnerException ?? problem).Message, "");

    [GeneratedRegex(@"^\(Line: [^)]*\) - \(Line: [^)]*\): ")]
    private static partial Regex Position();

    private sealed record Block(int Line, List<string> Lines);

    /// <param name="Values">Null when it is neither a value nor a list of values.</param>
    internal sealed record Field(int Line, string Key, IReadOnlyList<FieldValue>? Values);

    internal sealed record FieldValue(int Line, string Text);
}

/// <param name="Problems">What was left out and why, in order of line.</param>
internal sealed record ReadGlossary(Glossary Glossary, IReadOnlyList<GlossaryProblem> Problems);

/// <param name="Line">In the glossary's file, from 1.</param>
internal sealed record GlossaryProblem(int Line, string Reason);
