using Twin.Contracts;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.MeterPoints;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Load.Running;
using Twin.Load.Scenarios;

namespace Twin.Load.Targets;

/// <summary>Finds out, before a run, whom each step may concern: which devices there are, and who may send to them.</summary>
internal static class TargetFinder
{
    private const int AtOnce = 32;

    /// <summary>Asks the twin.</summary>
    /// <param name="twin">The twin.</param>
    /// <param name="scenario">The scenario.</param>
    /// <param name="premises">How many premises the twin's population has.</param>
    /// <param name="scheduler">Where the questions run.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>The targets by step, ascending by premises.</returns>
    /// <exception cref="InvalidInputException">A step has no target, or the range lies outside the population.</exception>
    public static async Task<LoadTarget[][]> FindAsync(
        ITwin twin, LoadScenario scenario, long premises, TaskScheduler scheduler, CancellationToken cancellation)
    {
        int count = (int)Math.Clamp(premises - scenario.FirstPremises, 0, scenario.PremisesCount);
        if (count == 0)
        {
            throw new InvalidInputException(
                string.Create(null, $"premises.from: found {scenario.FirstPremises}; allowed: 0 to {premises - 1}, the twin's premises"));
        }

        IReadOnlyList<UserView> users = await twin.GetUsersAsync(cancellation);
        LoadTarget[][] installers = [.. scenario.Mix.Select(step => InstallersOf(step, users))];
        UserId[] others = [.. users.Where(static user => user.Roles.Contains(UserRole.OtherUser)).Select(static user => user.Id)];
        LoadTarget?[][] found = [.. scenario.Mix.Select(_ => new LoadTarget?[count])];
        async Task FindOneAsync(int at)
        {
            int number = scenario.FirstPremises + at;
            PremisesLookup lookup = new(twin, number, cancellation);
            for (int step = 0; step < found.Length; step++)
            {
                UserId other = others.Length == 0 ? default : others[number % others.Length];
                found[step][at] = scenario.Mix[step].Action == StepAction.Install
                    ? null
                    : await TargetAsync(lookup, scenario.Mix[step], other);
            }
        }

        await Concurrently.ForAsync(count, AtOnce, scheduler, FindOneAsync, cancellation);
        LoadTarget[][] targets = [.. found.Zip(
            installers, static (one, installing) => installing.Length > 0 ? installing : [.. one.OfType<LoadTarget>()])];
        CheckAll(scenario, targets);
        return targets;
    }

    private static async Task<LoadTarget?> TargetAsync(PremisesLookup lookup, LoadStep step, UserId other)
    {
        if (await lookup.DeviceAsync(step.Device) is not { } device || !step.Filter.Takes(device))
        {
            return null;
        }

        if (step.Action is StepAction.QueryDevice or StepAction.QueryHub or StepAction.QueryHistory)
        {
            return new LoadTarget(device.Id, lookup.Hub, default, default);
        }

        MeterPointView? meterPoint = await lookup.MeterPointAsync(device, KindOf(step));
        if (step.Action == StepAction.QueryMeterPoint)
        {
            return meterPoint is null ? null : new LoadTarget(device.Id, lookup.Hub, meterPoint.Id, default);
        }

        UserId sender = step.Sender switch
        {
            StepSender.OtherUser => other,
            StepSender.NetworkOperator => meterPoint?.NetworkOperator ?? default,
            StepSender.Agent => meterPoint?.Agent ?? default,
            _ => meterPoint?.Supplier ?? default,
        };
        return sender.IsNone ? null : new LoadTarget(device.Id, lookup.Hub, meterPoint?.Id ?? default, sender);
    }

    // Who installs: every supplier of what the home has.
    private static LoadTarget[] InstallersOf(LoadStep step, IReadOnlyList<UserView> users) => step.Action != StepAction.Install
        ? []
        : [.. users.Where(user => user.Roles.Contains(UserRole.ImportSupplier)
                && (user.Roles.Contains(UserRole.GasSupplier) || !step.Installs.Contains(DeviceType.Gsme)))
            .Select(static user => new LoadTarget(default, default, default, user.Id))];

    private static MeterPointKind KindOf(LoadStep step) => step.Sender == StepSender.ExportSupplier
        ? MeterPointKind.Export
        : step.Device is DeviceType.Gsme or DeviceType.Gpf ? MeterPointKind.Gas : MeterPointKind.Import;

    private static void CheckAll(LoadScenario scenario, LoadTarget[][] targets)
    {
        InputErrors errors = new();
        for (int step = 0; step < targets.Length; step++)
        {
            LoadStep one = scenario.Mix[step];
            if (targets[step].Length == 0 && one.Action == StepAction.Install)
            {
                errors.Add(
                    string.Empty,
                    0,
                    $"step {one.Name}",
                    "no user who supplies all of it",
                    "an Import Supplier, for a GSME also a Gas Supplier");
            }
            else if (targets[step].Length == 0)
            {
                errors.Add(
                    string.Empty,
                    0,
                    $"step {one.Name}",
                    $"no {one.Device.Code()} it could go to in premises {scenario.FirstPremises} to "
                    + $"{scenario.FirstPremises + scenario.PremisesCount - 1}",
                    "at least one",
                    "choose other premises, another filter under 'among' or another sender");
            }
        }

        errors.ThrowIfAny();
    }
}
