using System.ComponentModel.DataAnnotations;

namespace SummitBot.Answering;

/// <summary>When to answer, when to refuse, how much to quote. Section <c>Answers</c>.</summary>
internal sealed class AnswerOptions : IValidatableObject
{
    public const string Section = "Answers";

    /// <summary>What writes answers. Default Extractive: sentences quoted as they stand, without any model.</summary>
    [EnumDataType(typeof(AnswerProvider))]
    public AnswerProvider Provider { get; set; }

    /// <summary>Least confidence (0 to 1) for a grounded answer. Default 0.35.</summary>
    [Range(0.0, 1.0)]
    public double AnswerThreshold { get; set; } = 0.35;

    /// <summary>Least confidence (0 to 1) to show the nearest passages instead of refusing. Default 0.2.</summary>
    [Range(0.0, 1.0)]
    public double NearestThreshold { get; set; } = 0.2;

    /// <summary>Most sentences quoted in one answer. Default 3.</summary>
    [Range(1, 10)]
    public int MaxQuotes { get; set; } = 3;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (NearestThreshold > AnswerThreshold)
            yield return new ValidationResult($"{Section}:{nameof(NearestThreshold)} must not exceed {Section}:{nameof(AnswerThreshold)}.", [nameof(NearestThreshold)]);
    }
}

/// <summary>What writes answers.</summary>
internal enum AnswerProvider
{
    /// <summary>Quoted sentences.</summary>
    Extractive,

    /// <summary>A chat model, each claim checked; quoted sentences when it fails.</summary>
    Chat,
}
