namespace Twin.Studies.Requests;

/// <summary>What is remembered of a device that users send requests to.</summary>
internal readonly record struct RequestDevice
{
    /// <summary>The device's index in its partition.</summary>
    internal required int Device { get; init; }

    /// <summary>The user number of the responsible supplier; 0 for none.</summary>
    internal required ushort Supplier { get; init; }

    /// <summary>The user number of the network operator; 0 for none.</summary>
    internal required ushort NetworkOperator { get; init; }
}
