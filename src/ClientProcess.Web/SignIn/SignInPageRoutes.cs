using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Razor.Compilation;
using Microsoft.AspNetCore.Razor.Hosting;

namespace ClientProcess.Web.SignIn;

/// <summary>Razor looks for pages in one folder; ours live beside the rules they belong to.</summary>
internal sealed class SignInPageRoutes(ApplicationPartManager parts) : IPageRouteModelProvider
{
    private const string Folder = "/SignIn/";
    private const string RouteTemplate = "RouteTemplate"; // the compiler's name for what stands after @page

    public int Order => 0; // after Razor's own (-1000), so that a page found there is not added again

    public void OnProvidersExecuting(PageRouteModelProviderContext context)
    {
        var views = new ViewsFeature();
        parts.PopulateFeature(views);
        foreach (var view in views.ViewDescriptors.Where(view => view.RelativePath.StartsWith(Folder, StringComparison.Ordinal)))
        {
            if (Template(view) is { } template && context.RouteModels.All(model => model.RelativePath != view.RelativePath))
            {
                context.RouteModels.Add(Model(view.RelativePath, template));
            }
        }
    }

    public void OnProvidersExecuted(PageRouteModelProviderContext context)
    {
    }

    private static string? Template(CompiledViewDescriptor view) =>
        view.Item?.Metadata.OfType<RazorCompiledItemMetadataAttribute>().FirstOrDefault(item => item.Key == RouteTemplate)?.Value;

    private static PageRouteModel Model(string relativePath, string template)
    {
        var model = new PageRouteModel(relativePath, Path.ChangeExtension(relativePath, extension: null));
        model.RouteValues["page"] = model.ViewEnginePath;
        model.Selectors.Add(new SelectorModel { AttributeRouteModel = new AttributeRouteModel { Template = template.TrimStart('/') } });
        return model;
    }
}
