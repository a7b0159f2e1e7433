using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace LearningMechanics.Web.Tests;

/// <summary>bUnit asks for a newer AngleSharp.Diffing than is on hand; the calls it makes are the same in both.</summary>
internal static class DiffingAssembly
{
    [ModuleInitializer]
    internal static void Answer() => AssemblyLoadContext.Default.Resolving += static (context, name) =>
        name.Name == "AngleSharp.Diffing"
            ? context.LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, "compat", "AngleSharp.Diffing.dll"))
            : (Assembly?)null;
}
