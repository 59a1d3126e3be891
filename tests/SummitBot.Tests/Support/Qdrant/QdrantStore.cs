using System.Collections.Immutable;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>Collections and aliases. Reads take the state as it is; writes follow one another and replace it whole.</summary>
internal sealed class QdrantStore
{
    private readonly Lock _writing = new();
    private volatile State _state = new(ImmutableSortedDictionary<string, StoredCollection>.Empty, ImmutableSortedDictionary<string, string>.Empty);

    private sealed record State(ImmutableSortedDictionary<string, StoredCollection> Collections, ImmutableSortedDictionary<string, string> Aliases);

    public IEnumerable<string> Names => _state.Collections.Keys;

    public IEnumerable<KeyValuePair<string, string>> Aliases => _state.Aliases;

    public StoredCollection this[string name]
    {
        get
        {
            var state = _state;
            return Resolved(state, name) is { } real ? state.Collections[real] : throw Refusal.NoCollection(name);
        }
    }

    public string RealName(string name) => Resolved(_state, name) ?? throw Refusal.NoCollection(name);

    public bool Exists(string name) => Resolved(_state, name) is not null;

    public void Create(CreateCollection request)
    {
        var name = request.CollectionName;
        var created = StoredCollection.Of(request);
        lock (_writing)
        {
            if (_state.Collections.ContainsKey(name))
                throw Refusal.Exists(name);
            if (_state.Aliases.ContainsKey(name))
                throw Refusal.Wrong($"Can't create collection with name {name}. Alias with the same name already exists");

            _state = _state with { Collections = _state.Collections.Add(name, created) };
        }
    }

    public bool Delete(string name)
    {
        lock (_writing)
        {
            var existed = _state.Collections.ContainsKey(name);
            var aliases = _state.Aliases.Where(pair => pair.Value == name).Select(pair => pair.Key);
            _state = new State(_state.Collections.Remove(name), _state.Aliases.RemoveRange(aliases));
            return existed;
        }
    }

    /// <summary>Writes to a collection; each write has a number.</summary>
    public ulong Write(string name, Func<StoredCollection, StoredCollection> write)
    {
        lock (_writing)
        {
            var real = Resolved(_state, name) ?? throw Refusal.NoCollection(name);
            var before = _state.Collections[real];
            var after = write(before with { Operations = before.Operations + 1 });
            _state = _state with { Collections = _state.Collections.SetItem(real, after) };
            return after.Operations;
        }
    }

    /// <summary>Changes aliases so that readers see all changes or none; after a refusal the earlier ones stay, as in a real server.</summary>
    public void ChangeAliases(IEnumerable<AliasOperations> actions)
    {
        lock (_writing)
        {
            var changed = _state;
            try
            {
                foreach (var action in actions)
                    changed = changed with { Aliases = Changed(changed, action) };
            }
            finally
            {
                _state = changed;
            }
        }
    }

    private static ImmutableSortedDictionary<string, string> Changed(State state, AliasOperations operation)
    {
        switch (operation.ActionCase)
        {
            case AliasOperations.ActionOneofCase.CreateAlias:
                var create = operation.CreateAlias;
                if (!state.Collections.ContainsKey(create.CollectionName))
                    throw Refusal.NoCollection(create.CollectionName);
                if (state.Collections.ContainsKey(create.AliasName))
                    throw Refusal.Exists(create.AliasName);
                return state.Aliases.SetItem(create.AliasName, create.CollectionName);

            case AliasOperations.ActionOneofCase.RenameAlias:
                var rename = operation.RenameAlias;
                var target = state.Aliases.GetValueOrDefault(rename.OldAliasName)
                    ?? throw Refusal.NotFound($"Alias {rename.OldAliasName} does not exists!");
                return state.Aliases.Remove(rename.OldAliasName).SetItem(rename.NewAliasName, target);

            case AliasOperations.ActionOneofCase.DeleteAlias:
                return state.Aliases.Remove(operation.DeleteAlias.AliasName);

            default:
                throw Refusal.Malformed("Malformed AliasOperation type");
        }
    }

    private static string? Resolved(State state, string name)
    {
        if (name.Length == 0)
            throw Refusal.Invalid("collection_name", "value \"\" invalid, must be from 1 to 255 characters");

        return state.Collections.ContainsKey(name) ? name : state.Aliases.GetValueOrDefault(name);
    }
}
