using System.Collections.Immutable;

namespace ClientProcess.Engine.Definitions;

/// <summary>How a field is asked for and checked (<c>cp:field type</c>).</summary>
public enum FieldType { Text, TextArea, Number, Date, Boolean, Choice, Document }

/// <summary>A field that a task or a start asks for (<c>cp:field</c>); its id is the key of the value on the case.</summary>
public sealed record FormField(string Id, string Name, FieldType Type, bool Required, ImmutableArray<string> Options);
