using Twin.Contracts.Events;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Records;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    [LiveFact]
    public Task Request_for_a_month_later_is_done_at_once_at_top_speed() => DoneByItselfAsync(0, 30 * 24 * 3_600);

    [LiveFact]
    public Task Request_for_two_minutes_later_is_done_by_itself_at_speed_60() => DoneByItselfAsync(60, 120);

    private async Task DoneByItselfAsync(int speed, long seconds)
    {
        DeviceView meter = await MeterAsync(11);
        MeterPointView import = await ImportOfAsync(meter);
        TimeView now = await Twin.GetTimeAsync();
        ServiceRequest request = Request(import.Supplier, meter.Id, "4.18") with { ExecuteAt = After(now, seconds) };
        await AcceptedAsync(request);
        try
        {
            TimeView going = await Twin.SetTimeAsync(new TimeControl { Speed = speed, Paused = false });
            Assert.Equal((speed, false), (going.Speed, going.Paused));
            TwinEvent done = await WaitForAsync(
                new EventQuery { User = import.Supplier, Kind = TwinEventKind.Response }, one => one.Request == request.Id);
            Assert.Equal(request.ExecuteAt, done.At);
        }
        finally
        {
            await Twin.SetTimeAsync(new TimeControl { Speed = 1, Paused = true });
        }

        TimeView stands = await Twin.GetTimeAsync();
        Assert.True(stands.Paused);
        Assert.True(stands.Now >= request.ExecuteAt);
    }
}
