using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Time;
using Twin.Grains.Entities;
using Twin.Grains.Products;
using Twin.Grains.Storage;
using Twin.Testing.Records;

namespace Twin.Live.Tests;

/// <summary>Runs a script of commands on a silo, each at its time of the twin. One command a moment, so its time names it.</summary>
internal sealed class ScriptRun(IServiceProvider services)
{
    private readonly ITwin twin = services.GetRequiredService<ITwin>();
    private readonly ITwinStore store = services.GetRequiredService<ITwinStore>();
    private readonly EntityGrains entities = services.GetRequiredService<EntityGrains>();
    private readonly IGrainFactory grains = services.GetRequiredService<IGrainFactory>();
    private SimTime now;

    /// <summary>
    /// Runs it to its end, and a day longer. Commands of different premises run side by side where no time passes between them that
    /// anything waits for: R9's digest knows no order among them.
    /// </summary>
    internal async Task RunAsync(ImmutableArray<ScriptCommand> script)
    {
        now = (await twin.GetTimeAsync()).Now;
        for (int first = 0; first < script.Length;)
        {
            SimTime due = await store.NextDueAsync() ?? SimTime.Never;
            if (due <= script[first].At)
            {
                await AdvanceAsync(script[first].At);
                due = await store.NextDueAsync() ?? SimTime.Never;
            }

            int end = EndOfBatch(script, first, due);
            await Task.WhenAll(script[first..end].Select(command => DoAsync(command)));
            first = end;
        }

        await AdvanceAsync(script[^1].At.Plus(SimTime.DayMs));
    }

    private static int EndOfBatch(ImmutableArray<ScriptCommand> script, int first, SimTime due)
    {
        HashSet<int> premises = [];
        int end = first;
        while (end < script.Length && (end == first || script[end].At < due)
            && script[end].Product is null && premises.Add(script[end].Premises))
        {
            end++;
        }

        return Math.Max(end, first + 1);
    }

    private async Task AdvanceAsync(SimTime until)
    {
        long seconds = (until.Ms - now.Ms) / SimTime.SecondMs;
        if (seconds > 0)
        {
            now = (await twin.SetTimeAsync(new TimeControl { StepSeconds = seconds })).Now;
        }
    }

    private async Task DoAsync(ScriptCommand command)
    {
        Guid id = new((int)(command.At.Ms / SimTime.SecondMs), 0x7477, 0x696e, 0x80, 0, 0, 0, 0, 0, 0, 1);
        CallMoment moment = new(command.At.Ms, services.GetRequiredService<ProductBook>().Version);
        switch (command)
        {
            case { Request: { } request }:
                await services.GetRequiredService<Grains.RequestDesk>().DecideAsync(request, moment);
                break;
            case { Operation: { } operation }:
                await SettleAsync(EntityKey.Of(command.Device), await entities.Device(command.Device.Value).ReachAsync(operation, moment));
                break;
            case { Hub: { } hub }:
                await SettleAsync(
                    EntityKey.OfHub(command.Device),
                    (await entities.Hub(command.Device.Value).OperateAsync(hub.Command, hub.Gpf.Value, id, moment)).Unsettled);
                break;
            case { Registration: { } change }:
                RegistrationOrder order = new(
                    change.From.Ms, (byte?)change.Kind, change.Supplier, change.NetworkOperator, change.Agent);
                await SettleAsync(
                    EntityKey.Of(command.MeterPoint),
                    (await entities.MeterPoint(command.MeterPoint.Packed).RegisterAsync(order, id, moment)).Unsettled);
                break;
            case { Product: { } product }:
                ushort number = (await services.GetRequiredService<ProductBook>().AtLeastAsync(0)).NumberOf(product);
                await grains.GetGrain<IProductListGrain>(0)
                    .ChangeAsync(id, ProductEntry.Of(product, command.IsListed), command.At.Ms);
                await services.GetRequiredService<ProductBook>().RefreshAsync();
                await grains.GetGrain<IProductGrain>(number).FinishAsync();
                break;
            default:
                await SettleAsync(
                    EntityKey.Of(command.MeterPoint),
                    (await entities.MeterPoint(command.MeterPoint.Packed).ChangeTenancyAsync(id, moment)).Unsettled);
                break;
        }
    }

    private async Task SettleAsync(EntityKey key, long unsettled)
    {
        if (unsettled != 0)
        {
            await entities.SettleAsync(key, unsettled);
        }
    }
}
