using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Twin.Contracts;
using Twin.Contracts.Events;
using Twin.Contracts.Json;

namespace Twin.Client;

/// <summary>One stream of events, from its opening to its end.</summary>
internal sealed class EventConnection(HttpClient http, string path) : IAsyncDisposable
{
    private static readonly JsonTypeInfo<TwinEvent> Info = (JsonTypeInfo<TwinEvent>)TwinJson.AnswerOptions.GetTypeInfo(typeof(TwinEvent));

    private HttpResponseMessage? response;
    private IAsyncEnumerator<SseItem<TwinEvent>>? items;

    /// <summary>Why it ended, where the reason is known.</summary>
    public TwinUnavailableException? Failure { get; private set; }

    /// <summary>The next event; null when the stream has ended or broken.</summary>
    /// <param name="waits">Begun anew when an event comes.</param>
    /// <param name="cancellation">Ends the wait.</param>
    /// <exception cref="TwinRequestException">The filter is wrong.</exception>
    public async Task<TwinEvent?> NextAsync(RetryWaits waits, CancellationToken cancellation)
    {
        try
        {
            items ??= await OpenAsync(cancellation);
            if (!await items.MoveNextAsync())
            {
                return null;
            }

            waits.Reset();
            return items.Current.Data;
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            Failure = HttpCalls.Lost(http, broken);
        }
        catch (TwinUnavailableException unavailable)
        {
            Failure = unavailable;
        }

        return null;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (items is not null)
        {
            await items.DisposeAsync();
        }

        response?.Dispose();
    }

    private async Task<IAsyncEnumerator<SseItem<TwinEvent>>> OpenAsync(CancellationToken cancellation)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        if (!response.IsSuccessStatusCode)
        {
            TwinProblem problem = await HttpCalls.ReadProblemAsync(response, cancellation);
            throw HttpCalls.Unexpected(problem.Status, problem.Detail);
        }

        Stream stream = await response.Content.ReadAsStreamAsync(cancellation);
        return SseParser.Create(stream, static (_, data) => JsonSerializer.Deserialize(data, Info)!)
            .EnumerateAsync(cancellation).GetAsyncEnumerator(cancellation);
    }
}
