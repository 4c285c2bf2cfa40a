namespace Twin.Domain.Network;

/// <summary>
/// What has become of the changes recorded in an outbox. Each change is in exactly one of the four: <see cref="Recorded"/> =
/// <see cref="Pending"/> + <see cref="Coalesced"/> + <see cref="Suppressed"/> + <see cref="Notified"/>.
/// </summary>
/// <param name="Recorded">All changes recorded.</param>
/// <param name="Pending">Due and waiting for a file run; one for each meter point that is due.</param>
/// <param name="Coalesced">Overtaken by a later change before a file carried it, or gone back to what the RDP had been told.</param>
/// <param name="Suppressed">Not told because the export policy does not tell such a flag.</param>
/// <param name="Notified">Carried by a record that the RDP accepted.</param>
/// <param name="Rejected">Deliveries the RDP rejected (D0351); these changes are still pending or were overtaken since.</param>
/// <param name="Files">Files sent.</param>
public readonly record struct RdpOutboxCounts(
    long Recorded, long Pending, long Coalesced, long Suppressed, long Notified, long Rejected, long Files);
