namespace SummitBot.Answering.Checking;

internal enum FactTokenKind
{
    Word,
    Number,
    Symbol,
}

/// <summary>A word, a number in digits or Chinese numerals, or a mark, with what it says about numbers and dates.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Meaning">Of a phrase, stands at its first word; <paramref name="End"/> is then the phrase's.</param>
internal readonly record struct FactToken(FactTokenKind Kind, int Start, int End, string Text, FactWord? Meaning = null, decimal Number = 0, bool IsOrdinal = false)
{
    /// <summary>Written in digits.</summary>
    public bool IsDigits => Kind == FactTokenKind.Number && char.IsDigit(Text[0]);

    /// <summary>Four digits and nothing else: 2024, but not 1,700.</summary>
    public bool LooksLikeYear => Kind == FactTokenKind.Number && Number is >= 1900 and < 2100 && End - Start == 4;

    public bool Is(FactRole role) => Meaning?.Role == role;

    public bool IsSymbol(char mark) => Kind == FactTokenKind.Symbol && Text[0] == mark;
}
