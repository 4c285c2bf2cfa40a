using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Twin.Live.Tests.Hosts;
using Xunit;

namespace Twin.Live.Tests.Operate;

/// <summary>Who is suspended is known after a restart before anything is answered.</summary>
public sealed class SuspendedUserTests(SqliteHost host) : IClassFixture<SqliteHost>
{
    [Fact]
    public async Task Suspended_user_stays_suspended_over_a_restart()
    {
        (ServiceRequest request, _) = await Restarts.ReadSomeMeterAsync(host);
        UserId user = request.Id.Originator;
        UserStatusChanged suspension = new(user, UserStatus.Suspended) { Id = host.NextId() };
        OperationAnswer told = await host.Twin.ReportAsync(suspension);
        await host.RestartAsync();
        Assert.Equal(ResponseCode.E3, (await host.Twin.SendAsync(request)).Code);
        Assert.Equal(UserStatus.Suspended, (await host.Twin.GetUsersAsync()).Single(one => one.Id == user).Status);
        Assert.Equal(told, await host.Twin.ReportAsync(suspension));
        await host.Twin.ReportAsync(new UserStatusChanged(user, UserStatus.Active) { Id = host.NextId() });
        await host.RestartAsync();
        ServiceRequest next = request with { Id = new RequestId(user, request.Id.Target, host.NextCounter(user.Value)) };
        Assert.NotEqual(ResponseCode.E3, (await host.Twin.SendAsync(next)).Code);
    }
}
