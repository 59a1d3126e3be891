namespace Qdrant.Client;

/// <summary>The server answered that it did not do what was asked. Failed calls throw <c>RpcException</c> instead.</summary>
public class QdrantException : Exception
{
    public QdrantException(string message) : base(message)
    {
    }
}
