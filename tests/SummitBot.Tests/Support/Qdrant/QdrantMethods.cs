using Google.Protobuf;
using Grpc.AspNetCore.Server.Model;
using Grpc.Core;
using Qdrant.Client.Grpc;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>
/// The methods of the services, bound by name to what answers them. Bound here and not by generated base classes, because the official
/// package has only the client side.
/// </summary>
internal sealed class QdrantMethods(QdrantStore store, QdrantCalls calls, string? apiKey) : IServiceMethodProvider<QdrantMethods>
{
    public void OnServiceMethodDiscovery(ServiceMethodProviderContext<QdrantMethods> context)
    {
        var on = new Binder(context, calls, apiKey);
        on.Qdrant<HealthCheckRequest, HealthCheckReply>("HealthCheck", _ => new HealthCheckReply { Title = "qdrant double", Version = "1.18.0" });

        on.Collections<CreateCollection, CollectionOperationResponse>("Create", Created);
        on.Collections<UpdateCollection, CollectionOperationResponse>("Update", Updated);
        on.Collections<DeleteCollection, CollectionOperationResponse>("Delete", request => Done(store.Delete(request.CollectionName)));
        on.Collections<GetCollectionInfoRequest, GetCollectionInfoResponse>(
            "Get", request => new() { Result = store[request.CollectionName].ToInfo() });
        on.Collections<CollectionExistsRequest, CollectionExistsResponse>(
            "CollectionExists", request => new() { Result = new CollectionExists { Exists = store.Exists(request.CollectionName) } });
        on.Collections<ListCollectionsRequest, ListCollectionsResponse>(
            "List", _ => new() { Collections = { store.Names.Select(name => new CollectionDescription { Name = name }) } });
        on.Collections<ChangeAliases, CollectionOperationResponse>("UpdateAliases", AliasesChanged);
        on.Collections<ListAliasesRequest, ListAliasesResponse>("ListAliases", _ => Aliases(store.Aliases));
        on.Collections<ListCollectionAliasesRequest, ListAliasesResponse>("ListCollectionAliases", request => Aliases(store.Aliases
            .Where(alias => alias.Value == store.RealName(request.CollectionName))));

        on.Points<UpsertPoints, PointsOperationResponse>("Upsert", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.Upsert(c, r.Points, r.UpdateFilter, r.UpdateMode)));
        on.Points<DeletePoints, PointsOperationResponse>("Delete", r => Write(r.CollectionName, r.Wait, c => PointWrites.Delete(c, r.Points)));
        on.Points<UpdatePointVectors, PointsOperationResponse>("UpdateVectors", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.UpdateVectors(c, r.Points, r.UpdateFilter)));
        on.Points<DeletePointVectors, PointsOperationResponse>("DeleteVectors", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.DeleteVectors(c, r.PointsSelector, r.Vectors)));
        on.Points<SetPayloadPoints, PointsOperationResponse>("SetPayload", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.SetPayload(c, r.PointsSelector, r.Payload, r.HasKey ? r.Key : null)));
        on.Points<SetPayloadPoints, PointsOperationResponse>("OverwritePayload", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.OverwritePayload(c, r.PointsSelector, r.Payload)));
        on.Points<DeletePayloadPoints, PointsOperationResponse>("DeletePayload", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.DeletePayload(c, r.PointsSelector, r.Keys)));
        on.Points<ClearPayloadPoints, PointsOperationResponse>("ClearPayload", r => Write(
            r.CollectionName, r.Wait, c => PointWrites.ClearPayload(c, r.Points)));
        on.Points<CreateFieldIndexCollection, PointsOperationResponse>("CreateFieldIndex", r => Write(r.CollectionName, r.Wait, c => c.Indexed(r)));
        on.Points<DeleteFieldIndexCollection, PointsOperationResponse>("DeleteFieldIndex", r => Write(
            r.CollectionName, r.Wait, c => c with { Indexes = c.Indexes.Remove(r.FieldName) }));
        on.Points<CreateVectorNameRequest, PointsOperationResponse>("CreateVectorName", r => Write(r.CollectionName, r.Wait, c => c.WithVector(r)));
        on.Points<DeleteVectorNameRequest, PointsOperationResponse>("DeleteVectorName", r => Write(
            r.CollectionName, r.Wait, c => c.WithoutVector(r.VectorName)));
        on.Points<UpdateBatchPoints, UpdateBatchResponse>("UpdateBatch", r => new()
        {
            Result = { r.Operations.Select(operation => Write(r.CollectionName, r.Wait, c => PointWrites.Apply(c, operation)).Result) },
        });

        on.Points<GetPoints, GetResponse>("Get", r => PointReads.Get(store[r.CollectionName], r));
        on.Points<ScrollPoints, ScrollResponse>("Scroll", r => PointReads.Scroll(store[r.CollectionName], r));
        on.Points<CountPoints, CountResponse>("Count", r => new()
        {
            Result = new CountResult { Count = (ulong)store[r.CollectionName].Matching(r.Filter).Count() },
        });
        on.Points<FacetCounts, FacetResponse>("Facet", r => PointReads.Facet(store[r.CollectionName], r));
        on.Points<QueryPoints, QueryResponse>("Query", r => PointReads.Query(store[r.CollectionName], r));
        on.Points<QueryPointGroups, QueryGroupsResponse>("QueryGroups", r => new() { Result = PointReads.Groups(store[r.CollectionName], r) });
        on.Points<QueryBatchPoints, QueryBatchResponse>("QueryBatch", BatchAnswered);
        on.Points<SearchPoints, SearchResponse>("Search", r => PointReads.Search(store[r.CollectionName], r));
        on.Points<SearchBatchPoints, SearchBatchResponse>("SearchBatch", r => new()
        {
            Result = { r.SearchPoints.Select(s => new BatchResult { Result = { PointReads.Search(store[r.CollectionName], s).Result } }) },
        });
        on.Points<SearchPointGroups, SearchGroupsResponse>("SearchGroups", r => new()
        {
            Result = PointReads.Groups(store[r.CollectionName], PointQuery.AsQuery(r)),
        });
    }

    private CollectionOperationResponse Created(CreateCollection request)
    {
        store.Create(request);
        return Done(true);
    }

    private CollectionOperationResponse Updated(UpdateCollection request)
    {
        store.Write(request.CollectionName, collection => collection.Changed(request));
        return Done(true);
    }

    private CollectionOperationResponse AliasesChanged(ChangeAliases request)
    {
        store.ChangeAliases(request.Actions);
        return Done(true);
    }

    // All queries of a batch see one state.
    private QueryBatchResponse BatchAnswered(QueryBatchPoints request)
    {
        var collection = store[request.CollectionName];
        return new QueryBatchResponse
        {
            Result = { request.QueryPoints.Select(query => new BatchResult { Result = { PointReads.Query(collection, query).Result } }) },
        };
    }

    private PointsOperationResponse Write(string collection, bool wait, Func<StoredCollection, StoredCollection> write) => new()
    {
        Result = new UpdateResult
        {
            OperationId = store.Write(collection, write),
            Status = wait ? UpdateStatus.Completed : UpdateStatus.Acknowledged,
        },
    };

    private static CollectionOperationResponse Done(bool result) => new() { Result = result };

    private static ListAliasesResponse Aliases(IEnumerable<KeyValuePair<string, string>> aliases) => new()
    {
        Aliases = { aliases.Select(alias => new AliasDescription { AliasName = alias.Key, CollectionName = alias.Value }) },
    };

    private sealed class Binder(ServiceMethodProviderContext<QdrantMethods> context, QdrantCalls calls, string? apiKey)
    {
        public void Qdrant<TRequest, TResponse>(string method, Func<TRequest, TResponse> answer)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() => Bind("qdrant.Qdrant", method, answer);

        public void Collections<TRequest, TResponse>(string method, Func<TRequest, TResponse> answer)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() => Bind("qdrant.Collections", method, answer);

        public void Points<TRequest, TResponse>(string method, Func<TRequest, TResponse> answer)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new() => Bind("qdrant.Points", method, answer);

        private void Bind<TRequest, TResponse>(string service, string name, Func<TRequest, TResponse> answer)
            where TRequest : class, IMessage<TRequest>, new()
            where TResponse : class, IMessage<TResponse>, new()
        {
            var method = new Method<TRequest, TResponse>(MethodType.Unary, service, name, MarshallerOf<TRequest>(), MarshallerOf<TResponse>());
            context.AddUnaryMethod(method, [], async (_, request, call) =>
            {
                if (name != "HealthCheck")
                    CheckKey(call.RequestHeaders);
                await calls.ArriveAsync(name, request, call);
                return answer(request);
            });
        }

        private void CheckKey(Metadata headers)
        {
            if (apiKey is null)
                return;

            var given = headers.GetValue("api-key") ?? headers.GetValue("authorization")?.Replace("Bearer ", "", StringComparison.Ordinal);
            if (given is null)
                throw new RpcException(new Status(StatusCode.Unauthenticated, "Must provide an API key or an Authorization bearer token"));
            if (given != apiKey)
                throw new RpcException(new Status(StatusCode.Unauthenticated, "Invalid API key or JWT"));
        }

        private static Marshaller<T> MarshallerOf<T>() where T : class, IMessage<T>, new() =>
            Marshallers.Create(message => message.ToByteArray(), new MessageParser<T>(() => new T()).ParseFrom);
    }
}
