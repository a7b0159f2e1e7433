namespace LearningMechanics.Domain;

/// <summary>
/// The site cannot start for a reason its keeper can mend. The message is all there is to say: what, where, and what to do;
/// it is printed without a stack trace.
/// </summary>
/// <param name="message">One or more sentences.</param>
/// <param name="innerException">What it came from, for the log.</param>
public class StartRefusedException(string message, Exception? innerException = null) : Exception(message, innerException);
