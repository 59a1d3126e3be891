namespace SummitBot.Retrieval;

/// <summary>A term of a question as one corpus version weighs it.</summary>
/// <param name="Weight">
/// Its idf times its share. Where the glossary knows a name or word, the words as written and the entry stand for one thing and share its weight;
/// those that no passage holds leave it to the others and weigh nothing.
/// </param>
/// <param name="IsUnseen">No passage holds it.</param>
/// <param name="IsForeign">Unseen because it is in a script that no passage is written in: it says little about whether the articles answer, and weighs little.</param>
internal readonly record struct AskedTerm(Term Term, double Weight, bool IsUnseen, bool IsForeign);
