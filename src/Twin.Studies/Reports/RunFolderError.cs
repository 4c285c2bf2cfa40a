namespace Twin.Studies.Reports;

/// <summary>Why a run folder was not written. Nothing of it is left behind.</summary>
/// <param name="Fault">Whose fault it is.</param>
/// <param name="Path">The path concerned.</param>
/// <param name="Message">What happened, where, and what to do; one line for the user.</param>
public sealed record RunFolderError(RunFolderFault Fault, string Path, string Message);
