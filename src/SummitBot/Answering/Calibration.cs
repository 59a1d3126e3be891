using SummitBot.Retrieval;

namespace SummitBot.Answering;

/// <summary>How far confidence was shifted to fit one corpus.</summary>
/// <param name="VersionId">The corpus version it was fitted on.</param>
/// <param name="Passages">How large that was.</param>
/// <param name="Shift">Added to the logistic: above 0 answers more, below 0 refuses more.</param>
internal sealed record Calibration(string VersionId, int Passages, double Shift)
{
    /// <summary>A corpus that grew or shrank by more is another corpus: there the shipped constants are safer.</summary>
    private const double MostGrowth = 1.5;

    public double ShiftFor(CorpusVersion version)
    {
        var growth = Math.Max(version.Passages, 1) / (double)Math.Max(Passages, 1);
        return growth is <= MostGrowth and >= 1 / MostGrowth ? Shift : 0;
    }
}
