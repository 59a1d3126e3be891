namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Tests that may run on one server outside: one class after the other, since a fault set by one would hit the others.</summary>
[CollectionDefinition(Name)]
public sealed class OneQdrantServer
{
    public const string Name = "Qdrant";
}
