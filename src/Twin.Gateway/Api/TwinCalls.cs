using Twin.Contracts.Views;

namespace Twin.Gateway.Api;

/// <summary>The calls about the twin as a whole.</summary>
internal static class TwinCalls
{
    /// <summary>The CPL.</summary>
    public static async Task ProductsAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetProductsAsync(call.Cancellation));
    }

    /// <summary>The users.</summary>
    public static async Task UsersAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetUsersAsync(call.Cancellation));
    }

    /// <summary>The registration data providers.</summary>
    public static async Task ProvidersAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetProvidersAsync(call.Cancellation));
    }

    /// <summary>The estate in numbers.</summary>
    public static async Task CountsAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.CountAsync(call.Cancellation));
    }

    /// <summary>What the twin is.</summary>
    public static async Task DescribeAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.DescribeAsync(call.Cancellation));
    }

    /// <summary>The digest.</summary>
    public static async Task DigestAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetDigestAsync(call.Cancellation));
    }

    /// <summary>The time.</summary>
    public static async Task TimeAsync(ApiCall call)
    {
        call.ThrowIfWrong();
        await call.ReplyAsync(await call.Twin.GetTimeAsync(call.Cancellation));
    }

    /// <summary>Changes how the time goes.</summary>
    public static async Task SetTimeAsync(ApiCall call)
        => await call.ReplyAsync(await call.Twin.SetTimeAsync(await call.BodyAsync<TimeControl>(), call.Cancellation));
}
