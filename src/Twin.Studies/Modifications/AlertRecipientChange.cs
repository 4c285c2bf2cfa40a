using Twin.Domain.Alerts;

namespace Twin.Studies.Modifications;

/// <summary>A change of who gets a DCC alert.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="Added">Who gets it from now on.</param>
/// <param name="Removed">Who gets it no longer; none of them added too.</param>
public sealed record AlertRecipientChange(DccAlertCode Alert, AlertRecipients Added, AlertRecipients Removed);
