namespace Twin.Domain.Network.AlertStorms;

/// <summary>What the throttle made of one alert.</summary>
/// <param name="Disposition">Whether and how it goes on.</param>
/// <param name="SequenceId">
/// <c>ThrottledAlertSequenceId</c> of a copy: 1 for the first copy of a storm, then ascending; 0 for what is no copy.
/// </param>
/// <param name="Count">
/// <c>ThrottledAlertCount</c> of a copy: how many alerts it stands for, itself among them; 0 for what is no copy. That the copy counts
/// itself is an assumption: DUIS gives the field and no rule (Twin code sheet, 1).
/// </param>
public readonly record struct ThrottledAlert(AlertDisposition Disposition, int SequenceId, int Count)
{
    /// <summary>Whether recipients get it.</summary>
    public bool IsSent => Disposition != AlertDisposition.Discarded;
}
