using ClientProcess.Service.Storage;

namespace ClientProcess.Web.Pages;

/// <summary>What people call a task: what was asked for, the name in the drawing, or else what kind of work it is.</summary>
public static class TaskNames
{
    /// <param name="title">For work that was added: what is to be done; erasable, so it may be gone.</param>
    public static string Of(TaskRow task, string? title, Words words) => title ?? (task.Name.Length > 0 ? task.Name : words[$"kind.{task.Kind}"]);
}
