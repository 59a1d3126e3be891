using System.Globalization;
using Qdrant.Client.Grpc;

namespace SummitBot.Retrieval.Qdrant;

/// <summary>
/// Keeps two programs from publishing under one prefix at the same time: a collection that only one can create, with its holder and the time it ends.
/// Who dies leaves it: his successor takes it at once, anybody else after that time. The holder prolongs it while working and looks at it again before
/// the version is switched.
/// </summary>
internal sealed class PublisherLock : IAsyncDisposable
{
    private const string HolderKey = "holder";
    private const string OwnerKey = "owner";
    private const string ExpiresKey = "expires";

    private readonly QdrantConnection connection;
    private readonly string collection;
    private readonly string holder;
    private readonly string owner;
    private readonly TimeSpan lease;
    private readonly TimeProvider clock;
    private DateTimeOffset prolonged;

    private PublisherLock(QdrantConnection connection, string collection, string holder, string owner, TimeSpan lease, TimeProvider clock)
    {
        (this.connection, this.collection, this.holder, this.owner, this.lease, this.clock) = (connection, collection, holder, owner, lease, clock);
        prolonged = clock.GetUtcNow();
    }

    /// <param name="owner">Of whom there is only one at a time: a holder of that name is our predecessor, and dead.</param>
    /// <exception cref="PublishedElsewhereException">Somebody else holds it.</exception>
    public static async Task<PublisherLock> AcquireAsync(
        QdrantConnection connection, string collection, string owner, TimeSpan lease, TimeProvider clock, CancellationToken cancellationToken)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName} ({Guid.NewGuid():N})");
        var taken = new PublisherLock(connection, collection, name, owner, lease, clock);
        for (var attempt = 1; ; attempt++)
        {
            if (await taken.TryCreateAsync(cancellationToken))
                return taken;
            var found = await taken.ReadAsync(cancellationToken);
            // Our own request may have been repeated after its answer was lost.
            if (found?.Holder == name)
                return taken;
            if (found is { } other && other.Owner != owner && other.Expires > clock.GetUtcNow() || attempt == 3)
                throw new PublishedElsewhereException(found?.Holder ?? "another program");
            if (found is not null)
                await connection.DropAsync(collection, cancellationToken);
        }
    }

    /// <summary>To be called now and then; asks the server only when the lease is to be prolonged.</summary>
    /// <exception cref="PublishedElsewhereException">We were silent too long and somebody else took it.</exception>
    public Task KeepAsync(CancellationToken cancellationToken) =>
        clock.GetUtcNow() - prolonged < lease / 3 ? Task.CompletedTask : ProlongAsync(cancellationToken);

    /// <inheritdoc cref="KeepAsync"/>
    public async Task ProlongAsync(CancellationToken cancellationToken)
    {
        var found = await ReadAsync(cancellationToken);
        if (found?.Holder != holder)
            throw new PublishedElsewhereException(found?.Holder ?? "another program");
        await connection.WriteAsync(c => c.UpdateCollectionAsync(collection, Metadata(), cancellationToken: cancellationToken), cancellationToken);
        prolonged = clock.GetUtcNow();
    }

    /// <summary>A server that is gone by now keeps the lock until it ends by itself.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (await ReadAsync(CancellationToken.None) is { } found && found.Holder == holder)
                await connection.DropAsync(collection, CancellationToken.None);
        }
        catch (IndexUnavailableException)
        {
            // What made the publish fail is already on its way to the caller, and the lock expires.
        }
    }

    private async Task<bool> TryCreateAsync(CancellationToken cancellationToken)
    {
        try
        {
            await connection.WriteAsync(
                c => c.CreateCollectionAsync(
                    collection, (VectorParamsMap?)null, Metadata(), sparseVectorsConfig: ("none", new SparseVectorParams()), cancellationToken: cancellationToken),
                cancellationToken);
            return true;
        }
        catch (CollectionExistsException)
        {
            return false;
        }
    }

    private async Task<(string Holder, string? Owner, DateTimeOffset Expires)?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var info = await connection.WriteAsync(c => c.GetCollectionInfoAsync(collection, cancellationToken), cancellationToken);
            var marks = info.Config.Metadata;
            return marks.TryGetValue(HolderKey, out var name) && marks.TryGetValue(OwnerKey, out var whose) && marks.TryGetValue(ExpiresKey, out var expires)
                ? (name.StringValue, whose.StringValue, DateTimeOffset.FromUnixTimeMilliseconds(expires.IntegerValue))
                : ("another program", null, DateTimeOffset.MaxValue);
        }
        catch (CollectionMissingException)
        {
            return null;
        }
    }

    private Dictionary<string, Value> Metadata() => new()
    {
        [HolderKey] = holder,
        [OwnerKey] = owner,
        [ExpiresKey] = (clock.GetUtcNow() + lease).ToUnixTimeMilliseconds(),
    };
}
