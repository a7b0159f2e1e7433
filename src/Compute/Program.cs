using LearningMechanics.Compute;

try
{
    return await CommandLine.InvokeAsync(args, Terminal.OfProcess(), CancellationToken.None);
}
catch (Exception e) when (Environment.GetEnvironmentVariable("LM_TRACE") is null)
{
    // Nobody at a terminal is helped by a trace; whoever mends it asks for one.
    await Console.Error.WriteLineAsync(
        $"lm: a defect of this program, not of your input: {e.Message} ({e.GetType().Name}). Run it again with LM_TRACE=1 for the whole trace, and please report it.");
    return ExitStatus.Defect;
}
