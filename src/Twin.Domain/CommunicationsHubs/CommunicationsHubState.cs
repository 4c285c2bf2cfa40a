using System.Runtime.InteropServices;
using Twin.Domain.Identity;
using Twin.Domain.Time;

namespace Twin.Domain.CommunicationsHubs;

/// <summary>
/// The whole state of a communications hub: 32 bytes, held in arrays by the engine and as a grain's state by the live twin.
/// </summary>
/// <remarks>
/// Fields are public because the state is written in place by <see cref="CommunicationsHubMachine.Apply"/>; nothing else writes them.
/// The hub is known by its CHF; its GPF belongs to it one to one and the host knows the id. The statuses of both in the inventory are
/// states of the device machine, told by <see cref="IHubSink.ChangeDevices"/>. Users are numbers of the user directory; 0 stands for none.
/// </remarks>
[StructLayout(LayoutKind.Sequential, Pack = 1, Size = 32)]
public struct CommunicationsHubState
{
    /// <summary>The EUI-64 of the hub's CHF; none for a hub that nobody ordered.</summary>
    public DeviceId Chf;

    /// <summary>When the supply was lost; the epoch while <see cref="HubFlags.SupplyLost"/> is not set.</summary>
    public SimTime SupplyLostAt;

    /// <summary>The first moment at which the HAN is closed to new devices; the epoch when it was never open.</summary>
    public SimTime JoinWindowUntil;

    /// <summary>The SEC Party that ordered the hub.</summary>
    public ushort OrderingParty;

    /// <summary>The supplier that installed the hub and is responsible for it; none before.</summary>
    public ushort Supplier;

    /// <summary>Where the hub stands between order and return.</summary>
    public HubStage Stage;

    /// <summary>The CSP's region it is made for.</summary>
    public CspRegion Region;

    /// <summary>Supply, AD1 and loss.</summary>
    public HubFlags Flags;

    // HAN variant in the low four bits, WAN coverage in the high four: one byte is what is left of 32.
    private byte radio;

    /// <summary>The bands it has on the HAN.</summary>
    public HanVariant HanVariant
    {
        readonly get => (HanVariant)(radio & 0x0F);
        set => radio = (byte)((radio & 0xF0) | ((int)value & 0x0F));
    }

    /// <summary>What is known of the SM WAN where it is.</summary>
    public WanCoverage WanCoverage
    {
        readonly get => (WanCoverage)(radio >> 4);
        set => radio = (byte)((radio & 0x0F) | ((int)value << 4));
    }

    /// <summary>Whether the hub is in the DCC's records.</summary>
    public readonly bool Exists => Stage != HubStage.None;

    /// <summary>Whether the hub is on a wall.</summary>
    public readonly bool IsInstalled => Stage is HubStage.Installed or HubStage.InstalledNoWan;

    /// <summary>Whether the hub has no supply.</summary>
    public readonly bool IsSupplyLost => (Flags & HubFlags.SupplyLost) != 0;

    /// <summary>Whether a command can reach the hub over the SM WAN.</summary>
    public readonly bool IsReachable => Stage == HubStage.Installed && !IsSupplyLost;

    /// <summary>Whether a device on the log may join at a moment.</summary>
    public readonly bool IsJoinWindowOpen(SimTime at) => at < JoinWindowUntil;
}
