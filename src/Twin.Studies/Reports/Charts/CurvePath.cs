using System.Text;
using Twin.Studies.Results;

namespace Twin.Studies.Reports.Charts;

/// <summary>The path data of a curve.</summary>
internal static class CurvePath
{
    /// <summary>Steps drawn as levels that hold to the horizon, or points joined by lines; thinned to the pixels there are.</summary>
    public static string Data(ChartCurve curve, bool step, ChartFrame frame, long horizonMs)
    {
        IReadOnlyList<SeriesPoint> points = Downsampler.Reduce(curve.Points, Math.Max(1, (int)(frame.Right - frame.Left)));
        StringBuilder data = new();
        string lastX = string.Empty;
        string lastY = string.Empty;
        foreach (SeriesPoint point in points)
        {
            string x = Svg.Number(frame.X(point.TimeMs));
            string y = Svg.Number(frame.Y(point.Value));
            if (data.Length == 0)
            {
                data.Append('M').Append(x).Append(' ').Append(y);
            }
            else if (!step)
            {
                data.Append('L').Append(x).Append(' ').Append(y);
            }
            else
            {
                // A level that does not change needs no point of its own.
                if (y == lastY)
                {
                    continue;
                }

                data.Append(x == lastX ? string.Empty : "H" + x).Append('V').Append(y);
            }

            (lastX, lastY) = (x, y);
        }

        // The last level holds to the end, also when equal points before it were left out.
        if (step && points.Count > 0)
        {
            data.Append('H').Append(Svg.Number(frame.X(Math.Max(horizonMs, points[^1].TimeMs))));
        }

        return data.ToString();
    }
}
