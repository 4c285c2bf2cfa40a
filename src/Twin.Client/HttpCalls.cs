using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Twin.Contracts;
using Twin.Contracts.Json;

namespace Twin.Client;

/// <summary>Calls over HTTP: tries again what can be repeated, and turns problem details back into what they were.</summary>
internal sealed class HttpCalls(HttpClient http, TwinClientOptions options)
{
    private const string JsonType = "application/json";

    /// <summary>Asks for something that is always there.</summary>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        (T? found, TwinProblem? problem) = await RunAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, path), mayRepeat: true, cancellation);
        return found ?? throw Unexpected(problem!.Status, problem.Detail);
    }

    /// <summary>Asks for something that may not be there.</summary>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellation)
        where T : class
    {
        (T? found, TwinProblem? problem) = await RunAsync<T>(() => new HttpRequestMessage(HttpMethod.Get, path), mayRepeat: true, cancellation);
        return found is null && problem!.Status != (int)HttpStatusCode.NotFound ? throw Unexpected(problem.Status, problem.Detail) : found;
    }

    /// <summary>Sends a message: its answer, or the refusal with its code.</summary>
    public async Task<(TAnswer? Answer, TwinProblem? Refusal)> SendAsync<TMessage, TAnswer>(
        HttpMethod method, string path, TMessage message, bool mayRepeat, CancellationToken cancellation)
        where TAnswer : class
    {
        byte[] json = TwinJson.Write(message);
        (TAnswer? answer, TwinProblem? problem) = await RunAsync<TAnswer>(Make, mayRepeat, cancellation);
        return answer is not null || problem!.Code is not null ? (answer, problem) : throw Unexpected(problem.Status, problem.Detail);

        HttpRequestMessage Make()
        {
            ByteArrayContent content = new(json);
            content.Headers.ContentType = new MediaTypeHeaderValue(JsonType);
            return new HttpRequestMessage(method, path) { Content = content };
        }
    }

    /// <summary>Reads problem details, and throws those that are exceptions of the contract.</summary>
    public static async Task<TwinProblem> ReadProblemAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        byte[] body = await response.Content.ReadAsByteArrayAsync(cancellation);
        TwinProblem? problem = null;
        if (response.Content.Headers.ContentType?.MediaType == "application/problem+json")
        {
            problem = JsonSerializer.Deserialize(body, Info<TwinProblem>());
        }

        problem ??= new TwinProblem
        {
            Type = "about:blank", Title = response.ReasonPhrase ?? string.Empty, Status = (int)response.StatusCode, Detail = "no problem details came",
        };
        if (problem.Problems.Count > 0)
        {
            throw new TwinRequestException(problem.Problems);
        }

        return problem.Code is null && response.StatusCode is HttpStatusCode.ServiceUnavailable or HttpStatusCode.BadGateway
            ? throw new TwinUnavailableException(problem.Detail, problem.Remedy)
            : problem;
    }

    /// <summary>The connection could not be made, or broke.</summary>
    public static TwinUnavailableException Lost(HttpClient http, Exception? cause) => new(
        $"the twin at {http.BaseAddress} cannot be reached{(cause is null ? string.Empty : $": {cause.Message}")}",
        "Check that 'twin serve' runs there and that the URL is right, then try again with the same id.",
        cause);

    /// <summary>An answer that a twin of this version does not give.</summary>
    public static InvalidOperationException Unexpected(int status, string detail)
        => new($"the twin answered with HTTP status {status}, which this client does not expect here: {detail}");

    private static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)TwinJson.AnswerOptions.GetTypeInfo(typeof(T));

    private async Task<(T? Found, TwinProblem? Problem)> RunAsync<T>(
        Func<HttpRequestMessage> make, bool mayRepeat, CancellationToken cancellation)
        where T : class
    {
        RetryWaits waits = new(options);
        while (true)
        {
            try
            {
                return await TryAsync<T>(make, cancellation);
            }
            catch (TwinUnavailableException) when (mayRepeat)
            {
                if (!await waits.WaitAsync(cancellation))
                {
                    throw;
                }
            }
        }
    }

    private async Task<(T? Found, TwinProblem? Problem)> TryAsync<T>(Func<HttpRequestMessage> make, CancellationToken cancellation)
        where T : class
    {
        using CancellationTokenSource limit = new(options.Timeout, options.Clock);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, limit.Token);
        try
        {
            using HttpRequestMessage request = make();
            using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseContentRead, either.Token);
            if (!response.IsSuccessStatusCode)
            {
                return (null, await ReadProblemAsync(response, either.Token));
            }

            byte[] body = await response.Content.ReadAsByteArrayAsync(either.Token);
            return (JsonSerializer.Deserialize(body, Info<T>()) ?? throw Unexpected((int)response.StatusCode, "an empty answer"), null);
        }
        catch (Exception lost) when (lost is HttpRequestException or IOException)
        {
            throw Lost(http, lost);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw Lost(http, late);
        }
        catch (JsonException strange)
        {
            throw new TwinUnavailableException(
                $"what answers at {http.BaseAddress} is no twin that this client understands", "Check the URL and the versions of both.", strange);
        }
    }
}
