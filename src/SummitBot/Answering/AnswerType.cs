namespace SummitBot.Answering;

/// <summary>What kind of thing a question wants to hear.</summary>
internal enum AnswerType
{
    /// <summary>Nothing a rule could tell; no sentence is preferred.</summary>
    Other,

    /// <summary>A person or an organisation.</summary>
    Who,

    /// <summary>A date, a time, a year, a duration.</summary>
    When,

    /// <summary>A place.</summary>
    Where,

    /// <summary>A number, an amount, a percentage.</summary>
    HowMany,

    /// <summary>A cause or a purpose.</summary>
    Why,

    /// <summary>Several names or things, all of them.</summary>
    List,

    YesNo,

    /// <summary>A thing or a name ("what is ... called", "which party").</summary>
    What,
}
