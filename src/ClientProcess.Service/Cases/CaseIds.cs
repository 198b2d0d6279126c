using System.Security.Cryptography;
using System.Text;
using ClientProcess.Service.Storage;

namespace ClientProcess.Service.Cases;

/// <summary>Ids of new cases.</summary>
internal static class CaseIds
{
    /// <summary>The same request key always means the same case, so that asking twice finds the answer of the first time.</summary>
    public static Guid For(RequestKey? request) => request is null ? Guid.CreateVersion7()
        : new Guid(SHA256.HashData(Encoding.UTF8.GetBytes($"case/{request.Caller}/{request.Key}")).AsSpan(0, 16));
}
