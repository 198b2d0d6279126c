using System.Globalization;
using ClientProcess.Service.Worklist;

namespace ClientProcess.Web.Api;

/// <summary>One page of a list.</summary>
/// <param name="Total">How many there are on all pages together.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, int Total, int Page, int PageSize, int Pages)
    where T : class;

/// <summary>How lists are cut into pages.</summary>
internal static class Paging
{
    /// <summary>Pages that can be asked for: who goes on further wants a search, or an export.</summary>
    private const int PagesMax = 10_000;

    public static readonly QueryParameter Page = new("page", "Which page, the first is 1.") { Number = (1, PagesMax, 1) };

    public static readonly QueryParameter PageSize = new("pageSize", "How many on a page.") { Number = (1, WorklistQuery.PageRowsMax, WorklistQuery.PageRowsDefault) };

    /// <summary>The page as the answer, with links to the ones beside it (RFC 8288).</summary>
    public static IResult Result<TRow, T>(HttpContext http, Paged<TRow> paged, Func<TRow, T> render)
        where T : class
    {
        var links = new List<string>();
        if (paged.Page > 1) links.Add(Link(http.Request, paged.Page - 1, "prev"));
        if (paged.Page < paged.Pages) links.Add(Link(http.Request, paged.Page + 1, "next"));
        if (links.Count > 0) http.Response.Headers.Link = string.Join(", ", links);
        return TypedResults.Ok(new Listing<T>([.. paged.Items.Select(render)], paged.Total, paged.Page, paged.PageSize, paged.Pages));
    }

    private static string Link(HttpRequest request, int page, string relation)
    {
        var others = request.Query.Where(pair => pair.Key != Page.Name).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString()));
        var query = QueryString.Create(others.Append(KeyValuePair.Create(Page.Name, page.ToString(CultureInfo.InvariantCulture)))!);
        return $"<{request.PathBase}{request.Path}{query}>; rel=\"{relation}\"";
    }
}
