namespace SummitBot.Answering;

/// <summary>Writes an answer from evidence and from nothing else.</summary>
internal interface IAnswerWriter
{
    /// <param name="written">Told the answer so far, checked, each time a sentence is added; a writer that is done at once says nothing.</param>
    Task<Answer> WriteAsync(Evidence evidence, IProgress<GroundedAnswer>? written, CancellationToken cancellationToken);
}
