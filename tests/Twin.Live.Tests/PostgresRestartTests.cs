using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;
using Twin.Testing;
using Xunit;

namespace Twin.Live.Tests;

/// <summary>What a twin has acknowledged is there after a restart, on a real PostgreSQL server.</summary>
public sealed class PostgresRestartTests(PostgresHost host) : IClassFixture<PostgresHost>
{
    [PostgresFact]
    public async Task What_was_answered_before_a_restart_is_answered_the_same_after_it()
    {
        (ServiceRequest request, DeviceId device) = await Restarts.ReadSomeMeterAsync(host);
        ServiceAnswer before = await host.Twin.SendAsync(request);
        DigestView digest = await host.Twin.GetDigestAsync();
        await host.RestartAsync();
        Assert.Equal(digest, await host.Twin.GetDigestAsync());
        Assert.Equal(before, await host.Twin.SendAsync(request));
        Assert.True((await host.Twin.GetDeviceAsync(device))!.Touched);
        Assert.Equal(ResponseCode.I99, before.Code);
    }
}
