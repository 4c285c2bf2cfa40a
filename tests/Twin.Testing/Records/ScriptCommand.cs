using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.Rules;
using Twin.Domain.Time;

namespace Twin.Testing.Records;

/// <summary>One command of a script: a moment, and the one thing of the others that is not null.</summary>
public sealed record ScriptCommand
{
    /// <summary>When; ascending within a script.</summary>
    public required SimTime At { get; init; }

    /// <summary>The premises whose entities it reaches, by number; with <see cref="Product"/>, all of them.</summary>
    public required int Premises { get; init; }

    /// <summary>A service request.</summary>
    public RecordRequest? Request { get; init; }

    /// <summary>Something that happens to <see cref="Device"/> from outside.</summary>
    public DeviceCommand? Operation { get; init; }

    /// <summary>Something that happens to the hub with the CHF <see cref="Device"/>.</summary>
    public HubOperation? Hub { get; init; }

    /// <summary>The device or CHF of an operation.</summary>
    public DeviceId Device { get; init; }

    /// <summary>What registration data say of <see cref="MeterPoint"/>.</summary>
    public RegistrationChange? Registration { get; init; }

    /// <summary>The meter point of a registration, or of a change of tenancy when there is no registration.</summary>
    public Mpxn MeterPoint { get; init; }

    /// <summary>A CPL entry that goes on or off the list.</summary>
    public Product? Product { get; init; }

    /// <summary>Whether <see cref="Product"/> is listed from now on.</summary>
    public bool IsListed { get; init; }
}
