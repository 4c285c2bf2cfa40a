using System.Globalization;
using Twin.Contracts;
using Twin.Contracts.Operations;
using Twin.Contracts.Views;
using Twin.Domain.Rules;
using Twin.Load.Recording;
using Twin.Load.Results;
using Twin.Load.Scenarios;

namespace Twin.Load.Running;

/// <summary>Reports the operations of a scenario, follows how they reach the estate, and divides the run into phases.</summary>
internal sealed class OperationRunner(ITwin twin, LoadScenario scenario, LoadDriver driver, RunRecord record, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    /// <summary>Begins the first phase.</summary>
    public void Begin() => record.BeginPhase(
        scenario.Operations.IsEmpty ? "the whole run" : $"before {scenario.Operations[0].Name}", 0);

    /// <summary>Reports all of them.</summary>
    /// <param name="numbers">Gives them ids.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<OperationResult>> RunAsync(RequestNumbers numbers, CancellationToken cancellation)
    {
        List<OperationResult> results = [];
        for (int at = 0; at < scenario.Operations.Length; at++)
        {
            ScheduledOperation one = scenario.Operations[at];
            long untilMs = at + 1 < scenario.Operations.Length ? scenario.Operations[at + 1].AtMs : scenario.DuringMs;
            await clock.UntilAsync(driver.Start, one.AtMs * 1_000, cancellation);
            results.Add(await ReportAsync(one, one.Operation with { Id = numbers.NextId() }, untilMs * 1_000, cancellation));
        }

        return results;
    }

    private async Task<OperationResult> ReportAsync(
        ScheduledOperation one, Operation operation, long untilUs, CancellationToken cancellation)
    {
        long begun = driver.NowUs;
        OperationResult result = new()
        {
            Name = one.Name,
            What = Describe(operation),
            AtSeconds = begun / 1e6,
            AnswerMs = 0,
            Code = string.Empty,
            Reason = string.Empty,
            Reaching = 0,
        };
        record.BeginPhase($"during {one.Name}", begun);
        try
        {
            OperationAnswer answer = await twin.ReportAsync(operation, cancellation);
            result = result with
            {
                AnswerMs = (driver.NowUs - begun) / 1e3,
                Code = answer.Code.ToString(),
                Reason = answer.Accepted ? string.Empty : answer.Reason.Length == 0 ? "refused" : answer.Reason,
                Reaching = answer.Reaching,
            };
            if (answer.Accepted && await ReachedAsync(operation, untilUs, cancellation))
            {
                result = result with { ReachedAfterSeconds = (driver.NowUs - begun) / 1e6 };
                record.BeginPhase($"after {one.Name}", driver.NowUs);
            }

            return result;
        }
        catch (TwinUnavailableException exception)
        {
            return result with { Reason = exception.Message };
        }
        catch (TwinRequestException exception)
        {
            return result with { Reason = exception.Message };
        }
    }

    // A change of the CPL goes on after its answer; its entry says how many devices it has still to reach.
    private async Task<bool> ReachedAsync(Operation operation, long untilUs, CancellationToken cancellation)
    {
        Product? product = operation switch
        {
            CplEntryRemoved removed => removed.Product,
            CplEntryAdded added => added.Product,
            _ => null,
        };
        while (product is not null)
        {
            IReadOnlyList<ProductView> products = await twin.GetProductsAsync(cancellation);
            if (products.FirstOrDefault(one => one.Product == product) is not { Reaching: > 0 })
            {
                return true;
            }

            if (driver.NowUs + (LookAgain.Ticks / TimeSpan.TicksPerMicrosecond) >= untilUs)
            {
                return false;
            }

            await clock.ForAsync(LookAgain, cancellation);
        }

        return true;
    }

    private static string Describe(Operation operation) => operation switch
    {
        CplEntryRemoved removed => $"{removed.Product} leaves the CPL",
        CplEntryAdded added => $"{added.Product} is put on the CPL",
        DccOutage outage => string.Create(
            CultureInfo.InvariantCulture, $"DCC outage ({outage.Mode}) {(outage.Begins ? "begins" : "ends")}"),
        _ => operation.GetType().Name,
    };
}
