using System.Net;
using System.Text;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Gateway.Tests;

/// <summary>What goes over the wire when a request is sent.</summary>
public class ServiceRequestTests
{
    private const string Request = """{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","srv":"11.1"}""";

    [Fact]
    public async Task An_accepted_request_is_answered_with_200_and_the_answer()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        using HttpResponseMessage response = await PostAsync(gateway, Request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("application/json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            """{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","code":"I99","at":"2026-01-01T00:00:00Z","accepted":true}""",
            await response.Content.ReadAsStringAsync());
        Assert.Equal("11.1", Assert.Single(gateway.Twin.Requests).Srv.Srv);
    }

    [Theory]
    [InlineData(ResponseCode.E1, 403)]
    [InlineData(ResponseCode.E2, 403)]
    [InlineData(ResponseCode.E3, 403)]
    [InlineData(ResponseCode.E4, 403)]
    [InlineData(ResponseCode.E5, 409)]
    [InlineData(ResponseCode.E11, 422)]
    [InlineData(ResponseCode.E12, 422)]
    [InlineData(ResponseCode.E13, 422)]
    [InlineData(ResponseCode.E17, 403)]
    [InlineData(ResponseCode.E19, 404)]
    [InlineData(ResponseCode.E20, 503)]
    [InlineData(ResponseCode.E21, 504)]
    [InlineData(ResponseCode.E30, 504)]
    [InlineData(ResponseCode.E100, 500)]
    [InlineData(ResponseCode.E080201, 422)]
    public async Task A_refusal_is_problem_details_with_the_status_of_its_code(ResponseCode code, int status)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Answer = request => new()
        {
            Id = request.Id, Code = code, At = FakeTwin.Now, Check = "status", Clause = "SRPD 6.1", Remedy = "Wait.",
        };
        using HttpResponseMessage response = await PostAsync(gateway, Request);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.ToString());
        Assert.Equal(
            $$"""
            {"type":"urn:twin:refusal:{{code}}","title":"{{code.Definition().Meaning}}","status":{{status}},"detail":"{{code}} by the check 'status'",
            "code":"{{code}}","check":"status","clause":"SRPD 6.1","remedy":"Wait.",
            "requestId":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","at":"2026-01-01T00:00:00Z","problems":[]}
            """.ReplaceLineEndings(string.Empty),
            await response.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("{}", "application/json", 400, "id is missing")]
    [InlineData("{\"id\":1,\"srv\":\"x\",\"y\":2}", "application/json", 400, "; y is '2'; expected no such member")]
    [InlineData("not json", "application/json", 400, "one JSON object")]
    [InlineData("", "application/json", 400, "body is missing")]
    [InlineData("{}", "text/plain", 415, "allowed: application/json")]
    public async Task A_body_that_is_wrong_is_refused_with_what_is_wrong(string body, string mediaType, int status, string part)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        using HttpResponseMessage response = await PostAsync(gateway, body, mediaType);
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Contains(part, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Empty(gateway.Twin.Requests);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_longer_than_the_limit_is_refused(bool isChunked)
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync(change: options => options with { MostBodyBytes = 1_024 });
        using HttpRequestMessage message = new(HttpMethod.Post, "api/v1/service-requests")
        {
            Content = new StringContent(new string(' ', 5_000) + Request, Encoding.UTF8, "application/json"),
        };
        message.Headers.TransferEncodingChunked = isChunked;
        using HttpResponseMessage response = await gateway.Http.SendAsync(message);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        Assert.Empty(gateway.Twin.Requests);
    }

    [Fact]
    public async Task A_twin_that_is_not_available_says_what_to_do()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Failure = new Twin.Contracts.TwinUnavailableException("the disk is full", "Free some space.");
        using HttpResponseMessage response = await PostAsync(gateway, Request);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(1), response.Headers.RetryAfter?.Delta);
        string body = await response.Content.ReadAsStringAsync();
        Assert.Contains("\"detail\":\"the disk is full\",\"remedy\":\"Free some space.\"", body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await gateway.Http.GetAsync("readyz")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await gateway.Http.GetAsync("livez")).StatusCode);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_its_inside()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        gateway.Twin.Failure = new InvalidOperationException("secret");
        using HttpResponseMessage response = await PostAsync(gateway, Request);
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.DoesNotContain("secret", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_are_counted_by_srv_and_code()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        using HttpResponseMessage response = await PostAsync(gateway, Request);
        string metrics = await gateway.Http.GetStringAsync("metrics");
        Assert.Matches("""(?m)^twin_service_requests[^ {]*\{(?=[^}]*code="I99")(?=[^}]*srv="11\.1")[^}]*\} 1\b""", metrics);
    }

    private static Task<HttpResponseMessage> PostAsync(RunningGateway gateway, string body, string mediaType = "application/json")
        => gateway.Http.PostAsync("api/v1/service-requests", new StringContent(body, Encoding.UTF8, mediaType));
}
