namespace SummitBot.Answering;

/// <summary>Writes an answer from evidence and from nothing else.</summary>
internal interface IAnswerWriter
{
    Task<Answer> WriteAsync(Evidence evidence, CancellationToken cancellationToken);
}
