using System.Collections.Immutable;
using Twin.Domain.Randomness;
using Twin.Domain.ServiceRequests;
using Twin.Load.Scenarios;
using Twin.Load.Targets;

namespace Twin.Load.Running;

/// <summary>Which call comes when: a pure function of scenario, targets, seed and the call's number. Safe for any thread.</summary>
internal sealed class CallPlan
{
    private const uint Calls = 0x4C02;
    private const uint StepDraw = 0;
    private const uint TargetDraw = 1;
    private const uint FirstValueDraw = 2;

    private readonly ImmutableArray<LoadStep> mix;
    private readonly LoadTarget[][] targets;
    private readonly RandomStream draws;
    private readonly long[] upTo;
    private readonly RequestValues[] fixedValues;

    public CallPlan(ImmutableArray<LoadStep> mix, LoadTarget[][] targets, ulong seed)
    {
        this.mix = mix;
        this.targets = targets;
        draws = new RandomStream(seed, Calls);
        upTo = new long[mix.Length];
        fixedValues = new RequestValues[mix.Length];
        long sum = 0;
        for (int at = 0; at < mix.Length; at++)
        {
            upTo[at] = sum += mix[at].Weight;
            fixedValues[at] = RequestValues.Of(mix[at].Values.Select(static one => KeyValuePair.Create(one.Name, one.Fixed)));
        }
    }

    /// <summary>The call of a number, from 0.</summary>
    public LoadCall Of(long number)
    {
        long point = (long)draws.Below((ulong)upTo[^1], (ulong)number, StepDraw);
        int step = 0;
        while (upTo[step] <= point)
        {
            step++;
        }

        LoadTarget[] among = targets[step];
        return new LoadCall(step, among[draws.Below((ulong)among.Length, (ulong)number, TargetDraw)], ValuesOf(step, (ulong)number));
    }

    private RequestValues ValuesOf(int step, ulong number)
    {
        RequestValues values = fixedValues[step];
        uint draw = FirstValueDraw;
        foreach (StepValue one in mix[step].Values)
        {
            if (one.Most is { } most)
            {
                long drawn = one.Fixed.Number + (long)draws.Below((ulong)(most - one.Fixed.Number) + 1, number, draw++);
                values = values.With(one.Name, RequestValue.Of(drawn));
            }
        }

        return values;
    }
}
