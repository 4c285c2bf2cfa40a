namespace Twin.Grains.Tests.Storage;

/// <summary>A state as the stock providers store it.</summary>
[GenerateSerializer]
public sealed class SmallState
{
    [Id(0)]
    public string Text { get; set; } = string.Empty;
}
