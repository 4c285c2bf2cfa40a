using System.Net;
using Twin.Client;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Domain.Identity;
using Xunit;

namespace Twin.Gateway.Tests;

/// <summary>Pages and streams of the log.</summary>
public class EventTests
{
    private static readonly CancellationToken Limit = new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token;

    [Fact]
    public async Task A_stream_sends_what_happened_and_what_happens()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Happen(FakeTwin.Event(1), FakeTwin.Event(2));
        using StreamReader lines = await OpenAsync(gateway, "api/v1/events?after=1");
        Assert.Equal(": events after 1", await lines.ReadLineAsync(Limit));
        Assert.Equal(string.Empty, await lines.ReadLineAsync(Limit));
        Assert.Equal("id: 2", await lines.ReadLineAsync(Limit));
        Assert.Equal("event: deviceChanged", await lines.ReadLineAsync(Limit));
        Assert.Equal(
            """data: {"sequence":2,"at":"2026-01-01T00:00:00Z","kind":"deviceChanged","cause":"Suspend"}""",
            await lines.ReadLineAsync(Limit));
        Assert.Equal(string.Empty, await lines.ReadLineAsync(Limit));
        gateway.Twin.Happen(FakeTwin.Event(3));
        Assert.Equal("id: 3", await lines.ReadLineAsync(Limit));
    }

    [Fact]
    public async Task The_header_of_a_browser_that_reconnects_comes_before_the_query()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Happen(FakeTwin.Event(1), FakeTwin.Event(2), FakeTwin.Event(3));
        using StreamReader lines = await OpenAsync(gateway, "api/v1/events?after=0", ("Last-Event-ID", "2"));
        Assert.Equal(": events after 2", await lines.ReadLineAsync(Limit));
        Assert.Equal(string.Empty, await lines.ReadLineAsync(Limit));
        Assert.Equal("id: 3", await lines.ReadLineAsync(Limit));
    }

    [Fact]
    public async Task A_quiet_stream_sends_a_comment_when_the_time_of_a_heartbeat_is_over()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        using StreamReader lines = await OpenAsync(gateway, "api/v1/events");
        Assert.Equal(0, await gateway.Twin.Subscriptions.Reader.ReadAsync(Limit));
        await lines.ReadLineAsync(Limit);
        await lines.ReadLineAsync(Limit);
        gateway.Clock.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(": still here", await lines.ReadLineAsync(Limit));
    }

    [Fact]
    public async Task Stopping_ends_a_stream()
    {
        RunningGateway gateway = await RunningGateway.StartAsync();
        using StreamReader lines = await OpenAsync(gateway, "api/v1/events");
        await lines.ReadLineAsync(Limit);
        await lines.ReadLineAsync(Limit);
        Task stopped = gateway.StopAsync();
        Assert.Null(await lines.ReadLineAsync(Limit));
        await stopped;
        await gateway.DisposeAsync();
    }

    [Fact]
    public async Task One_stream_more_than_allowed_is_refused()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(change: options => options with { MostStreams = 1 });
        using (StreamReader lines = await OpenAsync(gateway, "api/v1/events"))
        {
            using HttpRequestMessage second = new(HttpMethod.Get, "api/v1/events") { Headers = { { "Accept", "text/event-stream" } } };
            using HttpResponseMessage refused = await gateway.Http.SendAsync(second, Limit);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        }
    }

    [Fact]
    public async Task A_client_resumes_a_broken_stream_after_the_last_event_it_saw()
    {
        FakeTwin twin = new();
        twin.Happen(FakeTwin.Event(1), FakeTwin.Event(2));
        RunningGateway first = await RunningGateway.StartAsync(twin);
        int port = new Uri(first.Url).Port;
        await using TwinClient client = first.Client(retries: 50);
        await using IAsyncEnumerator<TwinEvent> events = client.SubscribeAsync(EventQuery.All, 0, Limit).GetAsyncEnumerator(Limit);
        Assert.True(await events.MoveNextAsync());
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(2, events.Current.Sequence);

        await first.DisposeAsync();
        await using RunningGateway second = await RunningGateway.StartAsync(
            twin, options => options with { Url = new Uri($"http://127.0.0.1:{port}") });
        twin.Happen(FakeTwin.Event(3));
        Assert.True(await events.MoveNextAsync());
        Assert.Equal(3, events.Current.Sequence);
        Assert.Equal(0, await twin.Subscriptions.Reader.ReadAsync(Limit));
        Assert.Equal(2, await twin.Subscriptions.Reader.ReadAsync(Limit));
    }

    [Fact]
    public async Task A_client_that_finds_nobody_says_what_to_do()
    {
        await using TwinClient client = TwinClient.Connect(
            "http://127.0.0.1:1", new TwinClientOptions { Retries = 1, FirstWait = TimeSpan.FromMilliseconds(1) });
        TwinUnavailableException lost = await Assert.ThrowsAsync<TwinUnavailableException>(() => client.GetTimeAsync(Limit));
        Assert.Contains("twin serve", lost.Remedy, StringComparison.Ordinal);
        await Assert.ThrowsAsync<TwinUnavailableException>(
            async () => await client.SubscribeAsync(EventQuery.All, 0, Limit).GetAsyncEnumerator(Limit).MoveNextAsync());
    }

    [Theory]
    [InlineData("api/v1/users/90-B3-D5-1F-30-01-00-00/messages?most=1", "2", true)]
    [InlineData("api/v1/users/90-B3-D5-1F-30-01-00-00/messages?after=2", "3", false)]
    [InlineData("api/v1/devices/00-DB-12-34-56-78-90-A0/history", "1", false)]
    [InlineData("api/v1/devices/00-DB-12-34-56-78-90-A0/history?kind=dccAlert", "", false)]
    [InlineData("api/v1/events?most=3", "1,2,3", false)]
    [InlineData("api/v1/events?device=00-DB-12-34-56-78-90-A0", "1", false)]
    [InlineData("api/v1/hubs/00-DB-12-34-56-78-90-A0/history", "", false)]
    public async Task A_page_has_the_events_asked_for(string path, string sequences, bool more)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Happen(
            FakeTwin.Event(1, EntityKey.Of(FakeTwin.Esme)), FakeTwin.Event(2, user: FakeTwin.Supplier), FakeTwin.Event(3,
            user: FakeTwin.Supplier));
        using System.Text.Json.JsonDocument page = System.Text.Json.JsonDocument.Parse(await gateway.Http.GetStringAsync(path));
        Assert.Equal(
            sequences, string.Join(
                ',', page.RootElement.GetProperty("events").EnumerateArray().Select(one => one.GetProperty("sequence").GetInt64())));
        Assert.Equal(more, page.RootElement.GetProperty("more").GetBoolean());
    }

    [Theory]
    [InlineData("api/v1/events?after=-1", "after is '-1'; expected a whole number from 0 to 9223372036854775807")]
    [InlineData("api/v1/events?most=1001", "most is '1001'; expected a whole number from 1 to 1000")]
    [InlineData("api/v1/events?kind=x&user=y", "kind is 'x'; expected one of deviceChanged")]
    [InlineData("api/v1/events?hub=00-DB-12-34-56-78-90-A2&device=00-DB-12-34-56-78-90-A0", "expected one of them")]
    [InlineData("api/v1/events?aftr=1", "aftr is '1'; expected one of after, most, kind, device, hub, meterPoint, user")]
    [InlineData("api/v1/events?after=1&after=2", "after is '1,2'; expected the parameter once")]
    [InlineData("api/v1/devices/zz", "id is 'zz'; expected an EUI-64")]
    [InlineData("api/v1/devices?status=suspended", "status is 'suspended'; expected one of Pending")]
    [InlineData("api/v1/time?x=1", "x is '1'; expected no parameters")]
    public async Task A_parameter_that_is_wrong_is_refused(string path, string part)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        using HttpResponseMessage response = await gateway.Http.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(part, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<StreamReader> OpenAsync(RunningGateway gateway, string path, params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path) { Headers = { { "Accept", "text/event-stream" } } };
        foreach ((string name, string value) in headers)
        {
            request.Headers.Add(name, value);
        }

        HttpResponseMessage response = await gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Limit);
        Assert.Equal("text/event-stream", response.Content.Headers.ContentType?.ToString());
        return new StreamReader(await response.Content.ReadAsStreamAsync(Limit));
    }
}
