using Grpc.Core;

namespace SummitBot.Tests.Support.Qdrant;

/// <summary>The errors of a real server: status, and how the detail reads.</summary>
internal static class Refusal
{
    public static RpcException Wrong(string what) => Of(StatusCode.InvalidArgument, $"Wrong input: {what}");

    public static RpcException Invalid(string field, string why) => Of(StatusCode.InvalidArgument, $"Validation error in body: [{field}: {why}]");

    public static RpcException Malformed(string what) => Of(StatusCode.InvalidArgument, what);

    public static RpcException NotFound(string what) => Of(StatusCode.NotFound, $"Not found: {what}");

    public static RpcException NoCollection(string name) => NotFound($"Collection `{name}` doesn't exist!");

    public static RpcException Exists(string name) => Of(StatusCode.AlreadyExists, $"Wrong input: Collection `{name}` already exists!");

    public static RpcException NoVectorName(string name) => Wrong($"Not existing vector name error: {name}");

    public static RpcException NotInDouble(string what) => Of(StatusCode.Unimplemented, $"{what} is not part of the double");

    private static RpcException Of(StatusCode code, string detail) => new(new Status(code, detail));
}
