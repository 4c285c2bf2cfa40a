using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Live.Tests.Contract;

public abstract partial class TwinContract<THost>
{
    [Fact]
    public async Task Critical_request_is_a_pre_command_first_and_the_signed_one_with_the_same_id_is_done_once()
    {
        DeviceView meter = await MeterAsync(9);
        UserId supplier = (await ImportOfAsync(meter)).Supplier;
        ServiceRequest critical = Request(supplier, meter.Id, "7.2") with { CommandVariant = CommandVariant.Transform };

        ServiceAnswer preCommand = await Twin.SendAsync(critical);
        DeviceView before = (await Twin.GetDeviceAsync(meter.Id))!;
        ServiceAnswer again = await Twin.SendAsync(critical);
        ServiceAnswer sent = await Twin.SendAsync(critical with { CommandVariant = CommandVariant.SendCritical });
        DeviceView after = (await Twin.GetDeviceAsync(meter.Id))!;
        ServiceAnswer repeated = await Twin.SendAsync(critical with { CommandVariant = CommandVariant.SendCritical });

        Assert.Equal((ResponseCode.I0, null), (preCommand.Code, preCommand.Response));
        Assert.Equal(preCommand, again);
        Assert.Equal("Enabled", Supply(before));
        Assert.Equal(ResponseCode.I99, sent.Code);
        Assert.Equal("Disabled", Supply(after));
        Assert.Equal(sent, repeated);

        static string Supply(DeviceView device) => device.Metering.TryGet("supply", out RequestValue value) ? value.Text : string.Empty;
    }
}
