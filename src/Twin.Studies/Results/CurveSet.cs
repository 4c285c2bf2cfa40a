namespace Twin.Studies.Results;

/// <summary>The curves of a run while they grow, by name.</summary>
internal sealed class CurveSet
{
    private readonly Dictionary<string, List<SeriesPoint>> curves = new(StringComparer.Ordinal);

    /// <summary>Adds a point at the end of a curve.</summary>
    /// <param name="curve">The curve's name.</param>
    /// <param name="nowMs">When, not before the curve's last point.</param>
    /// <param name="value">The value.</param>
    internal void Add(string curve, long nowMs, double value)
    {
        if (!curves.TryGetValue(curve, out List<SeriesPoint>? points))
        {
            points = [];
            curves.Add(curve, points);
        }

        points.Add(new SeriesPoint(nowMs, value));
    }

    /// <summary>A curve as results show it; without points when nothing was added.</summary>
    /// <param name="name">The curve's name.</param>
    /// <param name="title">What its axis says.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isStep">Whether a value holds until the next one, as a count does.</param>
    internal Series Series(string name, string title, string unit, bool isStep)
        => new(name, title, unit, curves.TryGetValue(name, out List<SeriesPoint>? points) ? points : [], isStep);
}
