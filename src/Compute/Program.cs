using LearningMechanics.Compute;

return await CommandLine.InvokeAsync(args, Terminal.OfProcess(), CancellationToken.None);
