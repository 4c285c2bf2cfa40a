namespace Twin.Domain.Alerts;

/// <summary>Receives the users that an alert goes to. The engine and the grains each have one; rules never know which.</summary>
public interface IAlertSink
{
    /// <summary>The alert goes to a user.</summary>
    /// <param name="user">The user's number, above 0.</param>
    /// <param name="recipient">Which relation makes it a recipient.</param>
    void Send(ushort user, AlertRecipient recipient);
}
