namespace Twin.Studies.Reports;

/// <summary>Whose fault it is that a run folder cannot be written; decides the exit code.</summary>
public enum RunFolderFault
{
    /// <summary>The place the user named cannot be used; exit code 2.</summary>
    Input,

    /// <summary>The machine failed (disk full, no permission); exit code 1.</summary>
    Environment,
}
