namespace Twin.Domain.Network;

/// <summary>
/// The RDP's side of a file run. Called for each file in turn: <see cref="Begin"/>, its records in order, <see cref="End"/>.
/// </summary>
/// <remarks>An implementation must not call the outbox that is running; the outbox refuses that with an exception.</remarks>
public interface IRdpFileReceiver
{
    /// <summary>A file starts.</summary>
    void Begin(in RdpFile file);

    /// <summary>Takes one record; false to reject it (D0351), which keeps it in the outbox for the next run.</summary>
    bool Deliver(in RdpFile file, in RdpRecord record);

    /// <summary>The file is complete.</summary>
    void End(in RdpFile file);
}
