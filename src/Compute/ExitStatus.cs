namespace LearningMechanics.Compute;

/// <summary>What a command's exit status says; scripts rely on it.</summary>
internal static class ExitStatus
{
    /// <summary>Done; for a run, every check holds.</summary>
    public const int Success = 0;

    /// <summary>A check fails, diverges or is undecided.</summary>
    public const int NotHeld = 1;

    /// <summary>The file, an option or a path is wrong: nothing was run.</summary>
    public const int Wrong = 2;

    /// <summary>The program itself is at fault; sysexits.h calls it EX_SOFTWARE.</summary>
    public const int Defect = 70;

    /// <summary>Stopped by Ctrl-C; the shell's own convention, 128 + SIGINT.</summary>
    public const int Interrupted = 130;
}
