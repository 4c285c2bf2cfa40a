namespace Twin.Studies.Scenarios;

/// <summary>What inputs say of their source when there is none.</summary>
internal static class InputSources
{
    /// <summary>The source of a default that is an assumption.</summary>
    internal const string NoPublicValue = "no public value (Twin fact sheet 4.9)";

    /// <summary>The source of an assumed rate of a kind of request, of which only the total is public.</summary>
    internal const string NoPublicRate =
        "no public value; the published total is about 1.7 messages a meter a day, 60 % of them reads (Twin fact sheet 4.1)";
}
