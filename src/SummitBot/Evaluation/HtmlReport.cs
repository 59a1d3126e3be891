using System.Globalization;
using System.Net;
using System.Text;

namespace SummitBot.Evaluation;

/// <summary>An evaluation as one self-contained page; all text from articles and questions is encoded.</summary>
internal static class HtmlReport
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>SummitBot evaluation</title><style>
        body { font: 15px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #222 }
        table { border-collapse: collapse; width: 100%; margin: 1rem 0 } th, td { border-bottom: 1px solid #ddd; padding: .35rem .6rem; text-align: left; vertical-align: top }
        td.n, th.n { text-align: right; white-space: nowrap } .bad { background: #fdecea } blockquote { margin: .3rem 0; padding-left: .7rem; border-left: 3px solid #bbb; color: #555 }
        @media (prefers-color-scheme: dark) { body { background: #181818; color: #ddd } .bad { background: #40201e } th, td { border-color: #444 } blockquote { color: #aaa } }
        </style></head><body>
        """;

    public static string Of(EvaluationReport report)
    {
        var page = new StringBuilder(Head);
        page.AppendLine("<h1>Evaluation</h1><table>");
        Row(page, "Right", $"{report.Correct} of {report.Results.Count}");
        Row(page, "Answerable, refused", Percent(report.AnswerableRefused));
        Row(page, "Unanswerable, refused", Percent(report.UnanswerableRefused));
        Row(page, "AUROC of confidence", report.Auroc?.ToString("0.000", CultureInfo.InvariantCulture) ?? "–");
        Row(page, "Quotes not in their article", report.FalseQuotes.ToString(CultureInfo.InvariantCulture));
        if (report.Model is { } model) Row(page, "Chat model", model.ToString());
        page.AppendLine("</table>");
        Kinds(page, report);
        Questions(page, report);
        Broken(page, report);
        return page.AppendLine("</body></html>").ToString();
    }

    private static void Kinds(StringBuilder page, EvaluationReport report)
    {
        page.AppendLine("<h2>By kind</h2><table><tr><th>Kind<th class=n>Questions<th class=n>Right<th class=n>Accuracy<th class=n>Refused</tr>");
        foreach (var kind in report.Kinds)
            page.AppendLine(CultureInfo.InvariantCulture, $"<tr><td>{Text(kind.Kind)}<td class=n>{kind.Questions}<td class=n>{kind.Correct}<td class=n>{Percent(kind.Accuracy)}<td class=n>{kind.Refused}</tr>");
        page.AppendLine("</table>");
    }

    private static void Questions(StringBuilder page, EvaluationReport report)
    {
        page.AppendLine("<h2>Questions</h2><table><tr><th>Id<th>Kind<th>Question and answer<th class=n>Confidence<th>Fault</tr>");
        foreach (var result in report.Results)
        {
            var quotes = string.Concat(result.Answer.Citations.Select(c => $"<blockquote>{Text(c.Quote)} <small>{Text(c.Article.Title)}</small></blockquote>"));
            var asked = string.Concat(result.Golden.History.Append(result.Golden.Question).Select(q => $"<div><b>{Text(q)}</b></div>"));
            var fault = result.FalseQuotes.Count > 0 ? "a quote is not in its article" : result.Fault ?? "";
            page.AppendLine(CultureInfo.InvariantCulture, $"<tr{(result.IsCorrect ? "" : " class=bad")}><td>{Text(result.Golden.Id)}<td>{Text(result.Golden.Kind)}<td>{asked}{Text(result.Reply)}{quotes}<td class=n>{result.Answer.Confidence:0.00}<td>{Text(fault)}</tr>");
        }

        page.AppendLine("</table>");
    }

    private static void Broken(StringBuilder page, EvaluationReport report)
    {
        if (report.Broken.Count == 0) return;
        page.AppendLine("<h2>Lines left out</h2><table>");
        foreach (var line in report.Broken) Row(page, $"Line {line.Line}", line.Reason);
        page.AppendLine("</table>");
    }

    private static void Row(StringBuilder page, string name, string value) => page.AppendLine(CultureInfo.InvariantCulture, $"<tr><th>{Text(name)}<td>{Text(value)}</tr>");

    private static string Percent(double? share) => share?.ToString("0.0 %", CultureInfo.InvariantCulture) ?? "–";

    private static string Text(string text) => WebUtility.HtmlEncode(text);
}
