namespace Twin.Contracts.Views;

/// <summary>A registration data provider and its file.</summary>
/// <param name="Name">The provider.</param>
/// <param name="File">D0350 or DXI.</param>
/// <param name="Pending">Meter points whose flag is due to be told.</param>
/// <param name="Files">Files sent so far.</param>
/// <param name="Records">Records sent so far.</param>
/// <param name="SwitchedOn">Whether the feature switch of its fuel is on.</param>
public sealed record ProviderView(string Name, string File, long Pending, long Files, long Records, bool SwitchedOn);
