using System.Collections.Immutable;
using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Network;
using Twin.Domain.Randomness;
using Twin.Domain.Registration;
using Twin.Domain.Rules;

namespace Twin.Domain.Population;

/// <summary>
/// The population function: the state of premises number i is a pure function of (profile, seed, rule set, i). The engine calls it
/// to fill arrays; a grain calls it when it is first touched, so that nothing is stored for what nobody has touched.
/// </summary>
public sealed class EstatePopulation
{
    private const uint ShapePurpose = 0x5348_4150;
    private const uint PartyPurpose = 0x5041_5254;
    private const uint DevicePurpose = 0x4445_5649;

    private const uint ExportDraw = 8;
    private const uint GenerationDraw = 9;
    private const uint DualBandDraw = 10;
    private const uint NoWanDraw = 11;

    private readonly PopulationProfile profile;
    private readonly RandomStream shapes;
    private readonly RandomStream parties;
    private readonly RandomStream devices;
    private readonly ContiguousShares electricity;
    private readonly ContiguousShares gas;
    private readonly WeightedChoice importSuppliers;
    private readonly WeightedChoice gasSuppliers;
    private readonly WeightedChoice exportSuppliers;
    private readonly FirmwareChoice?[] firmware;
    private readonly ImmutableArray<MeterPointState> templates;
    private readonly ImmutableArray<CspRegion> regions;
    private readonly ushort firstDistributor;
    private readonly ushort firstTransporter;

    /// <summary>Prepares the population of a profile.</summary>
    /// <param name="profile">The profile, already checked by its reader.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="rules">The rule set, which decides the flags the estate starts with.</param>
    /// <exception cref="ArgumentException">Shares do not add up, or the number of premises is out of range.</exception>
    public EstatePopulation(PopulationProfile profile, ulong seed, RuleSet rules)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(profile.Premises, 1, nameof(profile));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(profile.Premises, PopulationIds.MostPremises, nameof(profile));
        this.profile = profile;
        shapes = new RandomStream(seed, ShapePurpose);
        parties = new RandomStream(seed, PartyPurpose);
        devices = new RandomStream(seed, DevicePurpose);
        electricity = new ContiguousShares(profile.Premises, profile.ElectricityNetworks.Select(static n => n.SharePpm));
        gas = new ContiguousShares(profile.Premises, profile.GasNetworks.Select(static n => n.SharePpm));
        importSuppliers = new WeightedChoice([.. profile.Suppliers.Select(static s => s.ImportPpm)]);
        gasSuppliers = new WeightedChoice([.. profile.Suppliers.Select(static s => s.GasPpm)]);
        exportSuppliers = new WeightedChoice([.. profile.Suppliers.Select(static s => s.ExportPpm)]);
        firstDistributor = (ushort)(profile.Suppliers.Length + 1);
        firstTransporter = (ushort)(firstDistributor + profile.ElectricityNetworks.Length);
        regions =
            [.. profile.ElectricityNetworks.Select(static n => DistributorCatalogue.Find(n.DistributorId)?.Region ?? CspRegion.Unknown)];
        Users = PopulationUsers.Of(profile);
        Providers = PopulationUsers.ProvidersOf(profile);
        Products = FirmwareChoice.ProductsOf(profile);
        firmware = FirmwareChoice.TableOf(profile, Products);
        templates = [.. Enum.GetValues<DeviceLifecycle>().Select(lifecycle => MeterPointTemplates.After(lifecycle, rules))];
    }

    /// <summary>The profile this population follows.</summary>
    public PopulationProfile Profile => profile;

    /// <summary>The users: suppliers, then electricity distributors, then gas transporters.</summary>
    public UserDirectory Users { get; }

    /// <summary>The RDPs: one for each electricity network, and Xoserve for gas last (T-M; domain.md 3.5).</summary>
    public ImmutableArray<RegistrationDataProvider> Providers { get; }

    /// <summary>The CPL entries the devices run; all listed.</summary>
    public ProductList Products { get; }

    /// <summary>Which devices and meter points a premises has.</summary>
    public PremisesShape Shape(int premises)
    {
        ulong id = (uint)premises;
        int slots = (1 << (int)PremisesSlot.Chf) | (1 << (int)PremisesSlot.Gpf) | (1 << (int)PremisesSlot.Esme);
        for (PremisesSlot slot = PremisesSlot.Gsme; slot <= PremisesSlot.Cad; slot++)
        {
            slots |= Has(slot, id) ? 1 << (int)slot : 0;
        }

        return new PremisesShape((byte)slots, shapes.Happens(profile.ExportPpm, id, ExportDraw));
    }

    /// <summary>
    /// The CPL entry that a device has on record; 0 when its premises has no such device, or no entry is named for it. What
    /// <see cref="Fill"/> makes says the same, at ten times the cost: this is for going through millions of premises.
    /// </summary>
    /// <param name="premises">The premises number, from 0.</param>
    /// <param name="slot">Which of its devices.</param>
    public ushort FirmwareOf(int premises, PremisesSlot slot)
    {
        ulong id = (uint)premises;
        return Has(slot, id) ? FirmwareOf(PopulationIds.Device(premises, slot), TypeOf(slot), GenerationOf(id)) : (ushort)0;
    }

    /// <summary>Where a premises has its device of a type, if it has one.</summary>
    /// <param name="type">The type.</param>
    /// <exception cref="ArgumentOutOfRangeException">No premises of a population has such a device.</exception>
    public static PremisesSlot SlotOf(DeviceType type)
    {
        for (PremisesSlot slot = PremisesSlot.Chf; slot <= PremisesSlot.Cad; slot++)
        {
            if (TypeOf(slot) == type)
            {
                return slot;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(type), type, "no premises of a population has such a device");
    }

    /// <summary>Makes the communications hub of a premises, which is on the wall.</summary>
    /// <remarks>
    /// The region is that of the distributor's area; Unknown on the networks of independent distributors, which are everywhere, and for
    /// SMETS1, whose hubs are on no CSP's network. The import supplier ordered it (an assumption), installed it and is responsible for it.
    /// </remarks>
    /// <param name="premises">The premises number, from 0.</param>
    public CommunicationsHubState Hub(int premises)
    {
        ulong id = (uint)premises;
        ushort supplier = ImportSupplierOf(id);
        bool hasWan = HasWan(id);
        return new CommunicationsHubState
        {
            Chf = PopulationIds.Device(premises, PremisesSlot.Chf),
            Region = GenerationOf(id) == SmetsVersion.Smets1 ? CspRegion.Unknown : regions[electricity.Find(premises)],
            HanVariant = shapes.Happens(profile.DualBandPpm, id, DualBandDraw) ? HanVariant.DualBand : HanVariant.SingleBand,
            Stage = hasWan ? HubStage.Installed : HubStage.InstalledNoWan,
            WanCoverage = hasWan ? WanCoverage.Available : WanCoverage.NotAvailable,
            OrderingParty = supplier,
            Supplier = supplier,
        };
    }

    /// <summary>Makes the states of a premises.</summary>
    /// <param name="premises">The premises number, from 0.</param>
    /// <param name="shape">Its <see cref="Shape"/>.</param>
    /// <param name="deviceStates">Where the devices go, as many as the shape has; in ascending order of id.</param>
    /// <param name="meterPoints">Where the meter points go, as many as the shape has: import, export, gas.</param>
    public void Fill(int premises, PremisesShape shape, Span<DeviceState> deviceStates, Span<MeterPointState> meterPoints)
    {
        ulong id = (uint)premises;
        SmetsVersion smets = GenerationOf(id);
        int network = electricity.Find(premises);
        ushort distributor = (ushort)(firstDistributor + network);
        ushort transporter = (ushort)(firstTransporter + gas.Find(premises));
        ushort importSupplier = ImportSupplierOf(id);
        ushort gasSupplier = SupplierOf(profile.SameGasSupplierPpm, importSupplier, gasSuppliers, id, 1);
        int esme = -1;
        int gsme = -1;
        int at = 0;
        for (PremisesSlot slot = PremisesSlot.Chf; slot <= PremisesSlot.Cad; slot++)
        {
            if (!shape.Has(slot))
            {
                continue;
            }

            bool gasSide = slot is PremisesSlot.Gsme or PremisesSlot.Gpf;
            ref DeviceState device = ref deviceStates[at];
            device = Make(premises, slot, smets);
            device.SupplierCertificate = gasSide ? gasSupplier : importSupplier;
            device.NetworkOperatorCertificate = gasSide ? transporter : OperatorOnDevice(device.Id, distributor);
            esme = slot == PremisesSlot.Esme ? at : esme;
            gsme = slot == PremisesSlot.Gsme ? at : gsme;
            at++;
        }

        int distributorId = profile.ElectricityNetworks[network].DistributorId;
        Mpxn import = PopulationIds.Import(premises, distributorId);
        Link(ref meterPoints[0], import, MeterPointKind.Import, deviceStates[esme], importSupplier, distributor);
        int next = 1;
        if (shape.HasExport)
        {
            ushort exportSupplier = SupplierOf(profile.SameExportSupplierPpm, importSupplier, exportSuppliers, id, 3);
            Link(
                ref meterPoints[next++],
                PopulationIds.Export(premises, distributorId),
                MeterPointKind.Export,
                deviceStates[esme],
                exportSupplier,
                distributor);
        }

        if (gsme >= 0)
        {
            Link(ref meterPoints[next], PopulationIds.Gas(premises), MeterPointKind.Gas, deviceStates[gsme], gasSupplier, transporter);
        }
    }

    private static DeviceType TypeOf(PremisesSlot slot) => slot switch
    {
        PremisesSlot.Chf => DeviceType.Chf,
        PremisesSlot.Gpf => DeviceType.Gpf,
        PremisesSlot.Esme => DeviceType.Esme,
        PremisesSlot.Gsme => DeviceType.Gsme,
        PremisesSlot.Hcalcs => DeviceType.Hcalcs,
        PremisesSlot.Ppmid => DeviceType.Ppmid,
        PremisesSlot.Ihd => DeviceType.Ihd,
        _ => DeviceType.Cad,
    };

    private bool Has(PremisesSlot slot, ulong id) => slot switch
    {
        PremisesSlot.Gsme => shapes.Happens(profile.GasPpm, id, (uint)slot),
        PremisesSlot.Hcalcs => shapes.Happens(profile.HcalcsPpm, id, (uint)slot),
        PremisesSlot.Ppmid => shapes.Happens(profile.PpmidPpm, id, (uint)slot),
        PremisesSlot.Ihd => shapes.Happens(profile.IhdPpm, id, (uint)slot),
        PremisesSlot.Cad => shapes.Happens(profile.CadPpm, id, (uint)slot),
        _ => true,
    };

    private ushort FirmwareOf(DeviceId id, DeviceType type, SmetsVersion smets)
        => firmware[FirmwareChoice.PlaceOf(type, smets)]?.Pick(devices.Bits(id.Value, 0)) ?? 0;

    private SmetsVersion GenerationOf(ulong id)
        => shapes.Happens(profile.Smets1Ppm, id, GenerationDraw) ? SmetsVersion.Smets1 : SmetsVersion.Smets2;

    private bool HasWan(ulong id) => !shapes.Happens(profile.NoWanPpm, id, NoWanDraw);

    private ushort ImportSupplierOf(ulong id) => (ushort)(1 + importSuppliers.Pick(parties.Bits(id, 0)));

    private ushort SupplierOf(int samePpm, ushort importSupplier, WeightedChoice choice, ulong id, uint draw)
        => parties.Happens(samePpm, id, draw) ? importSupplier : (ushort)(1 + choice.Pick(parties.Bits(id, draw + 1)));

    private DeviceState Make(int premises, PremisesSlot slot, SmetsVersion smets)
    {
        DeviceType type = TypeOf(slot);
        DeviceId id = PopulationIds.Device(premises, slot);
        ushort number = FirmwareOf(id, type, smets);
        return new DeviceState
        {
            Id = id,
            Type = type,
            Smets = smets,
            RunningFirmware = number,
            RecordedFirmware = number,
            Status = new DeviceStatus(HasWan((uint)premises) ? LifecycleOf(id, type) : WithoutWan(LifecycleOf(id, type))),
        };
    }

    // Type 2 Devices have no SMI status; they are on the HAN, which is what InstalledNotCommissioned says of their lifecycle.
    private DeviceLifecycle LifecycleOf(DeviceId id, DeviceType type)
    {
        if (type is DeviceType.Ihd or DeviceType.Cad)
        {
            return DeviceLifecycle.InstalledNotCommissioned;
        }

        if (type is not (DeviceType.Esme or DeviceType.Gsme))
        {
            return DeviceLifecycle.Commissioned;
        }

        int point = (int)devices.Below(1_000_000, id.Value, 1);
        return point < profile.WhitelistedPpm ? DeviceLifecycle.Whitelisted
            : point < profile.WhitelistedPpm + profile.InstalledNotCommissionedPpm ? DeviceLifecycle.InstalledNotCommissioned
            : DeviceLifecycle.Commissioned;
    }

    // Nothing is commissioned where no command arrives; the hub's own devices wait as D9 leaves them.
    private static DeviceLifecycle WithoutWan(DeviceLifecycle lifecycle)
        => lifecycle < DeviceLifecycle.InstalledNotCommissioned ? lifecycle : DeviceLifecycle.InstalledNotCommissioned;

    private ushort OperatorOnDevice(DeviceId id, ushort distributor)
    {
        int others = profile.ElectricityNetworks.Length - 1;
        if (others == 0 || !devices.Happens(profile.WrongNetworkOperatorCertificatePpm, id.Value, 2))
        {
            return distributor;
        }

        int other = firstDistributor + (int)devices.Below((ulong)others, id.Value, 3);
        return (ushort)(other + (other >= distributor ? 1 : 0));
    }

    private void Link(
        ref MeterPointState meterPoint, Mpxn id, MeterPointKind kind, in DeviceState meter, ushort supplier, ushort networkOperator)
    {
        meterPoint = templates[(int)meter.Status.Lifecycle];
        meterPoint.Id = id;
        meterPoint.Kind = kind;
        meterPoint.Supplier = supplier;
        meterPoint.NetworkOperator = networkOperator;
        meterPoint.Meters.Add(meter.Id, meter.Status);
    }
}
