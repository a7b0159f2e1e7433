using System.Runtime.InteropServices.JavaScript;

namespace LearningMechanics.Lab;

/// <summary>The listeners that <c>worker.js</c> gives to the runtime.</summary>
internal static partial class LiveScript
{
    [JSImport("progress", "lab")]
    internal static partial void Progress(double fraction);

    [JSImport("predict", "lab")]
    internal static partial void Predict(string prediction);

    [JSImport("sample", "lab")]
    internal static partial void Sample(string samples);
}
