namespace Twin.Studies.AnomalyDetection;

/// <summary>What is true of a request, which anomaly detection cannot know.</summary>
internal enum RequestOrigin : byte
{
    /// <summary>Its user meant it.</summary>
    Honest,

    /// <summary>Its user made a mistake in a value.</summary>
    Mistaken,

    /// <summary>Somebody sent it with the user's stolen keys.</summary>
    Malicious,
}
