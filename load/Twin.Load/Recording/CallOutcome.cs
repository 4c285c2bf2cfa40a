namespace Twin.Load.Recording;

/// <summary>How a call ended.</summary>
/// <param name="Code">The answer's code, or whether a query found something; empty without an answer.</param>
/// <param name="DeviceCode">The code of the device's response when it came with the answer; empty otherwise.</param>
/// <param name="Failure">The kind of failure; empty for none.</param>
internal readonly record struct CallOutcome(string Code, string DeviceCode, string Failure)
{
    public bool Answered => Code.Length > 0;
}
