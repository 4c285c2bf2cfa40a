namespace Twin.Studies.Reports.Charts;

/// <summary>A row of a bar chart: what the low and the high value of an input change.</summary>
/// <param name="Label">The input.</param>
/// <param name="Range">Its two values in words.</param>
/// <param name="Low">What the low value changes; null where nothing was measured.</param>
/// <param name="LowText">The same in words.</param>
/// <param name="High">What the high value changes.</param>
/// <param name="HighText">The same in words.</param>
internal sealed record PairedBar(string Label, string Range, double? Low, string LowText, double? High, string HighText);
