using System.Buffers;
using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Contracts.Json;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Contracts.Tests.Json;

/// <summary>The messages with code of their own are read and written as the generated metadata would.</summary>
public class HotMessageTests
{
    private const string Id = "\"id\":\"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000\"";

    private static readonly string[] Whole =
    [
        "{", Id, ",", "\"srv\":\"11.1\"", ",", "\"commandVariant\":1", ",", "\"role\":\"IS\"", ",",
        "\"executeAt\":\"2026-03-01T12:30:00.250Z\"", ",", "\"values\":{\"a\":[1,2],\"b\":\"c\"}", "}",
    ];

    [Theory]
    [InlineData("{" + Id + ",\"srv\":\"11.1\"}")]
    [InlineData("\n{ \"srv\" : \"11.1\" ,\t" + Id + " }\r\n ")]
    [InlineData("{" + Id + ",\"s\\u0072v\":\"\\u00311.1\"}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"role\":null,\"executeAt\":null,\"commandVariant\":null}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"role\":\"IS\",\"role\":\"IS\"}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{},\"values\":{}}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":null}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{\"a\":1,\"a\":1}}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"commandVariant\":0}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"commandVariant\":\"1\"}")]
    [InlineData("{" + Id + ",\"Srv\":\"11.1\"}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\"}}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\"} {}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\"")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\"/**/}")]
    [InlineData("[{" + Id + ",\"srv\":\"11.1\"}]")]
    [InlineData("{" + Id + "}")]
    [InlineData("{\"srv\":\"11.1\"}")]
    public void A_request_is_read_or_refused_as_the_metadata_does(string json) => AssertReadAlike(Encoding.UTF8.GetBytes(json));

    [Property(MaxTest = 1_000)]
    public void A_request_with_parts_moved_or_changed_is_read_or_refused_as_the_metadata_does(int[] parts, PositiveInt at, byte octet)
    {
        // Some members of a whole request in any order and number; in half of the cases one byte is another.
        List<string> members = [.. parts.Select(static part => Whole[1 + (2 * (int)((uint)part % 6))])];
        byte[] json = Encoding.UTF8.GetBytes("{" + string.Join(',', members) + "}");
        if (octet % 2 == 0)
        {
            json[at.Get % json.Length] = octet;
        }

        AssertReadAlike(json);
    }

    [Fact]
    public void A_whole_request_is_read()
    {
        byte[] json = Encoding.UTF8.GetBytes(string.Concat(Whole));
        ServiceRequest request = TwinJson.Read<ServiceRequest>(json);
        Assert.Equal(string.Concat(Whole), Encoding.UTF8.GetString(TwinJson.Write(request)));
        AssertReadAlike(json);
    }

    [Property(MaxTest = 300)]
    public void An_answer_is_written_as_the_metadata_does(
        ResponseCode code, ulong counter, long ms, NonNull<string> text, bool isAnswered, bool hasRequest, long schedule)
    {
        RequestId id = new(new UserId(~counter), new DeviceId(counter), Math.Max(1, counter));
        SimTime at = new(ms);
        RequestValues values = RequestValues.Of(
            KeyValuePair.Create("at", RequestValue.Of(at)),
            KeyValuePair.Create("isSet", RequestValue.Of(isAnswered)),
            KeyValuePair.Create("later", RequestValue.Of(at.Plus(1))),
            KeyValuePair.Create("numbers", RequestValue.Of([schedule, ms, .. Enumerable.Range(0, (int)(counter % 500))])),
            KeyValuePair.Create("text", RequestValue.Of(text.Get)));
        ServiceAnswer answer = new()
        {
            Id = id,
            Code = code,
            Check = isAnswered ? string.Empty : text.Get,
            Clause = hasRequest ? text.Get : string.Empty,
            Remedy = "it's <b>\u00a35\ud83d\ude00</b>\n",
            At = at,
            Values = hasRequest ? values : RequestValues.Empty,
            Response = isAnswered
                ? new ServiceResponse
                {
                    Id = hasRequest ? id with { Counter = Math.Max(1, (ulong)schedule) } : default,
                    Code = code,
                    Clause = text.Get + "\ud83d",
                    At = new SimTime(schedule),
                    Schedule = schedule,
                    Values = values,
                }
                : null,
        };
        ArrayBufferWriter<byte> written = new();
        TwinJson.Write(written, answer);
        Assert.Equal(Encoding.UTF8.GetString(TwinJson.Write(answer)), Encoding.UTF8.GetString(written.WrittenSpan));
    }

    private static void AssertReadAlike(byte[] json)
    {
        ServiceRequest? known = null;
        try
        {
            known = JsonSerializer.Deserialize<ServiceRequest>(json, TwinJson.Options);
        }
        catch (JsonException)
        {
            // Then it is to be refused.
        }

        if (known is null)
        {
            Assert.NotEmpty(Assert.Throws<TwinRequestException>(() => TwinJson.Read<ServiceRequest>(json)).Problems);
        }
        else
        {
            Assert.Equal(known, TwinJson.Read<ServiceRequest>(json));
        }
    }
}
