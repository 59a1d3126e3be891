using Qdrant.Client.Grpc;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>The two aliases of one bot: which collection is answered from, and which one to roll back to.</summary>
internal sealed class VersionAliases(QdrantConnection connection, CollectionNames names, string endpoint)
{
    /// <summary>The collections they name; null where there is no alias.</summary>
    /// <exception cref="AliasTakenException">One of them is somebody else's.</exception>
    public async Task<(string? Current, string? Previous)> ReadAsync(CancellationToken cancellationToken)
    {
        var aliases = await connection.ReadAsync(c => c.ListAliasesAsync(cancellationToken), cancellationToken);
        return (TargetOf(names.Current), TargetOf(names.Previous));

        string? TargetOf(string alias) => aliases.FirstOrDefault(a => a.AliasName == alias)?.CollectionName is not { } target ? null
            : names.IsVersion(target) ? target
            : throw new AliasTakenException(
                $"The alias {alias} on Qdrant at {endpoint} points to the collection {target}, which is none of SummitBot's: remove the alias or choose another Qdrant:CollectionPrefix.");
    }

    /// <summary>In one request, which readers see as a whole.</summary>
    /// <param name="previous">Null when there is nothing to roll back to.</param>
    public async Task SwitchAsync(string current, string? previous, CancellationToken cancellationToken)
    {
        var actions = new List<AliasOperations> { To(names.Current, current) };
        actions.Add(previous is null ? new AliasOperations { DeleteAlias = new DeleteAlias { AliasName = names.Previous } } : To(names.Previous, previous));
        try
        {
            await connection.WriteAsync(c => c.UpdateAliasesAsync(actions, cancellationToken: cancellationToken), cancellationToken);
        }
        catch (CollectionExistsException e)
        {
            throw new AliasTakenException(
                $"Qdrant at {endpoint} has a collection where SummitBot wants the alias {names.Current}: remove it or choose another Qdrant:CollectionPrefix.", e);
        }

        static AliasOperations To(string alias, string collection) => new() { CreateAlias = new CreateAlias { AliasName = alias, CollectionName = collection } };
    }
}

/// <summary>A name that SummitBot uses belongs to somebody else on the server.</summary>
internal sealed class AliasTakenException(string message, Exception? inner = null) : IndexUnavailableException(message, inner);
