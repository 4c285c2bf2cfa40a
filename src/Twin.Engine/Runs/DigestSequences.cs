using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Engine.Estate;

namespace Twin.Engine.Runs;

/// <summary>The four sequences of an estate's digest.</summary>
internal static class DigestSequences
{
    /// <summary>Every device, by EUI-64.</summary>
    internal readonly struct Devices : IDigestSequence<DeviceState>
    {
        public static int Size => DeviceCanonicalForm.Size;

        public static DeviceState[] StatesOf(EstatePartition partition) => partition.Devices;

        public static bool Has(in DeviceState state) => true;

        public static ulong KeyOf(in DeviceState state) => state.Id.Value;

        public static void Write(in DeviceState state, Span<byte> bytes) => DeviceCanonicalForm.Write(state, bytes);
    }

    /// <summary>Every MPRN.</summary>
    internal readonly struct GasMeterPoints : IDigestSequence<MeterPointState>
    {
        public static int Size => MeterPointCanonicalForm.Size;

        public static MeterPointState[] StatesOf(EstatePartition partition) => partition.MeterPoints;

        public static bool Has(in MeterPointState state) => state.Kind == MeterPointKind.Gas;

        public static ulong KeyOf(in MeterPointState state) => state.Id.Packed;

        public static void Write(in MeterPointState state, Span<byte> bytes) => MeterPointCanonicalForm.Write(state, bytes);
    }

    /// <summary>Every MPAN, import and export.</summary>
    internal readonly struct ElectricityMeterPoints : IDigestSequence<MeterPointState>
    {
        public static int Size => MeterPointCanonicalForm.Size;

        public static MeterPointState[] StatesOf(EstatePartition partition) => partition.MeterPoints;

        public static bool Has(in MeterPointState state) => state.Kind != MeterPointKind.Gas;

        public static ulong KeyOf(in MeterPointState state) => state.Id.Packed;

        public static void Write(in MeterPointState state, Span<byte> bytes) => MeterPointCanonicalForm.Write(state, bytes);
    }

    /// <summary>Every communications hub, by CHF. A premises without one has the default state in its place, which is no entity.</summary>
    internal readonly struct Hubs : IDigestSequence<CommunicationsHubState>
    {
        public static int Size => CommunicationsHubCanonicalForm.Size;

        public static CommunicationsHubState[] StatesOf(EstatePartition partition) => partition.Hubs;

        public static bool Has(in CommunicationsHubState state) => state.Exists;

        public static ulong KeyOf(in CommunicationsHubState state) => state.Chf.Value;

        public static void Write(in CommunicationsHubState state, Span<byte> bytes) => CommunicationsHubCanonicalForm.Write(state, bytes);
    }
}
