using Twin.Contracts;
using Twin.Contracts.Requests;
using Twin.Load.Results;

namespace Twin.Load.Running;

/// <summary>Sends requests again with the ids they had: a twin that keeps its word gives the same answers and applies nothing.</summary>
internal static class RepeatCheck
{
    private const int AtOnce = 16;
    private const int MostNamed = 10;

    /// <summary>Sends all of them and compares.</summary>
    public static async Task<RepeatResult> RunAsync(
        ITwin twin,
        IReadOnlyList<(ServiceRequest Request, ServiceAnswer Answer)> sample,
        TaskScheduler scheduler,
        CancellationToken cancellation)
    {
        string?[] differences = new string?[sample.Count];
        await Concurrently.ForAsync(
            sample.Count,
            AtOnce,
            scheduler,
            async at => differences[at] = await DifferenceAsync(twin, sample[at].Request, sample[at].Answer, cancellation),
            cancellation);
        string[] different = [.. differences.OfType<string>()];
        return new RepeatResult(sample.Count, sample.Count - different.Length, [.. different.Take(MostNamed)]);
    }

    private static async Task<string?> DifferenceAsync(
        ITwin twin, ServiceRequest request, ServiceAnswer before, CancellationToken cancellation)
    {
        try
        {
            ServiceAnswer again = await twin.SendAsync(request, cancellation);
            return again == before ? null : $"{request.Id}: {Difference(before, again)}";
        }
        catch (TwinUnavailableException exception)
        {
            return $"{request.Id}: {exception.Message}";
        }
    }

    private static string Difference(ServiceAnswer before, ServiceAnswer again)
    {
        if (before.Code != again.Code)
        {
            return $"answered {before.Code}, then {again.Code}";
        }

        return before.At != again.At
            ? $"answered at {before.At}, then at {again.At}: it was done again"
            : before.Values.Equals(again.Values) && before.Response == again.Response
                ? "the texts of the answer differ"
                : "the values or the device's response differ";
    }
}
