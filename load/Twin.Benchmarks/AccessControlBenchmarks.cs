using BenchmarkDotNet.Attributes;
using Twin.Domain.Devices;
using Twin.Domain.ServiceRequests;

namespace Twin.Benchmarks;

/// <summary>What one decision of access control costs: accepted, refused at the status, refused at the role.</summary>
[MemoryDiagnoser]
public class AccessControlBenchmarks
{
    private readonly AccessRules rules = AccessRules.Sec2020;

    [Benchmark]
    public AccessOutcome Accepted() => AccessControl.Check(Query(UserRole.ImportSupplier, SmiStatus.Commissioned), rules);

    [Benchmark]
    public AccessOutcome RefusedAsSuspended() => AccessControl.Check(Query(UserRole.ImportSupplier, SmiStatus.Suspended), rules);

    [Benchmark]
    public AccessOutcome RefusedForTheRole() => AccessControl.Check(Query(UserRole.GasTransporter, SmiStatus.Commissioned), rules);

    private static AccessQuery Query(UserRole role, SmiStatus status) => new(
        role,
        FirmwareRead,
        CommandVariant.SendNonCritical,
        DeviceType.Esme,
        SmetsVersion.Smets2,
        status,
        Registered: true,
        CertificateHeld: true);

    private static readonly ServiceRequestVariant FirmwareRead = ServiceRequestVariant.Parse("11.2");
}
