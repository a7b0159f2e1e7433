namespace LearningMechanics.Toys.Tests.Functions;

/// <summary>Pairs of shapes that broadcast, of every kind: equal, scalar, rows, columns, both ways at once, new axes.</summary>
internal static class BroadcastShapes
{
    public static IEnumerable<(int[] A, int[] B)> Pairs =>
    [
        ([], []), ([3], [3]), ([2, 3], []), ([], [4]), ([2, 3], [3]), ([2, 3], [2, 1]), ([2, 1], [3]), ([3, 1, 2], [4, 1]), ([1], [1, 1]),
    ];
}
