using Twin.Domain.CanonicalForms;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>The bytes of a hub's state that digests are made of (R9): the fields in order, little-endian, without gaps.</summary>
public static class CommunicationsHubCanonicalForm
{
    /// <summary>How many bytes a hub takes.</summary>
    public const int Size = 33;

    private const byte AllFlags = (byte)(HubFlags.SupplyLost | HubFlags.OutageAlertRaised | HubFlags.LostOrStolen);

    /// <summary>Writes a hub.</summary>
    /// <param name="state">The hub.</param>
    /// <param name="bytes">Where to; at least <see cref="Size"/> bytes.</param>
    public static void Write(in CommunicationsHubState state, Span<byte> bytes)
    {
        CanonicalWriter writer = new(bytes[..Size]);
        writer.Device(state.Chf);
        writer.Time(state.SupplyLostAt);
        writer.Time(state.JoinWindowUntil);
        writer.UInt16(state.OrderingParty);
        writer.UInt16(state.Supplier);
        writer.Byte((byte)state.Stage);
        writer.Byte((byte)state.Region);
        writer.Byte((byte)state.Flags);
        writer.Byte((byte)state.HanVariant);
        writer.Byte((byte)state.WanCoverage);
    }

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <param name="bytes">Exactly <see cref="Size"/> bytes.</param>
    /// <exception cref="FormatException">No hub is written so; the message says what was found.</exception>
    public static CommunicationsHubState Read(ReadOnlySpan<byte> bytes)
    {
        CanonicalReader reader = new("communications hub", bytes, Size);
        return new CommunicationsHubState
        {
            Chf = reader.Device(),
            SupplyLostAt = reader.Time(),
            JoinWindowUntil = reader.Time(),
            OrderingParty = reader.UInt16(),
            Supplier = reader.UInt16(),
            Stage = reader.Member<HubStage>("stage"),
            Region = reader.Member<CspRegion>("region"),
            Flags = (HubFlags)reader.AtMost(AllFlags, "flags"),
            HanVariant = reader.Member<HanVariant>("HAN variant"),
            WanCoverage = reader.Member<WanCoverage>("WAN coverage"),
        };
    }
}
