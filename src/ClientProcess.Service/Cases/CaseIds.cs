using System.Security.Cryptography;
using System.Text;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Cases;

/// <summary>Ids of new cases.</summary>
internal static class CaseIds
{
    /// <summary>The same request key always means the same case, so that asking twice finds the answer of the first time.</summary>
    public static Guid For(RequestKey? request) => request is null ? Guid.CreateVersion7()
        : From($"case/{request.Caller}/{request.Key}");

    /// <summary>The id that always follows from one and the same cause.</summary>
    public static Guid From(string cause) => new(SHA256.HashData(Encoding.UTF8.GetBytes(cause)).AsSpan(0, 16));
}
