namespace Twin.Contracts.Json;

/// <summary>A converter that can say what it reads, for errors and for the reference of the API.</summary>
internal interface IFieldConverter
{
    /// <summary>What it reads and writes.</summary>
    FieldForm Form { get; }
}
