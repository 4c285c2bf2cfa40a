using System.Text;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Xunit;

namespace Twin.Contracts.Tests.Json;

/// <summary>A message that is wrong names every field with what was found and what is allowed.</summary>
public class BadMessageTests
{
    private const string Id = "\"id\":\"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000\"";
    private const string Uuid = "\"id\":\"0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11\"";

    [Theory]
    [InlineData("{" + Id + "}", "srv is missing; expected a service request variant as 8.1.1 (twin rules show lists them)")]
    [InlineData("{" + Id + ",\"srv\":11.1}", "srv is '11.1'; expected a service request variant as 8.1.1 (twin rules show lists them)")]
    [InlineData("{" + Id + ",\"srv\":\"11.9\"}", "srv is '11.9'; expected a service request variant as 8.1.1 (twin rules show lists them)")]
    [InlineData("{\"id\":\"x\",\"srv\":\"11.1\"}", "id is 'x'; expected originator:target:counter, two EUI-64s and a number above 0")]
    [InlineData("{\"id\":null,\"srv\":\"11.1\"}", "id is 'null'; expected originator:target:counter, two EUI-64s and a number above 0")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"commandVariant\":10}", "commandVariant is '10'; expected a command variant, 1 to 9")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"role\":\"is\"}", "role is 'is'; expected one of IS, ES, GS, ED, GT, RSA, OU")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"executeAt\":\"2026-02-30T00:00:00Z\"}",
        "executeAt is '2026-02-30T00:00:00Z'; expected a moment as 2026-01-01T00:00:00Z")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"exeucteAt\":1}",
        "exeucteAt is '1'; expected no such member; known are id, srv, commandVariant, role, executeAt, values")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"srv\":\"11.1\"}", "srv is '11.1'; expected each member once")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{\"a\":1.5}}",
        "values.a is '1.5'; expected " + RequestValuesConverterWords)]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{\"a\":[1,\"2\"]}}",
        "values.a is '[1,\"2\"]'; expected " + RequestValuesConverterWords)]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{\"a\":null}}", "values.a is 'null'; expected " + RequestValuesConverterWords)]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":null}",
        "values is 'null'; expected an object whose values are each " + RequestValuesConverterWords)]
    [InlineData("", "body is missing; expected one JSON object")]
    [InlineData("[]", "body is '[]'; expected an object")]
    [InlineData("null", "body is 'null'; expected an object")]
    [InlineData("{", "body is 'something else at line 1, byte 2'; expected one JSON object")]
    public void A_request_names_the_field(string json, string problem)
        => Assert.Equal([problem], Problems<ServiceRequest>(json));

    [Theory]
    [InlineData("{" + Uuid + "}", "kind is missing; expected one of supplyLost, ")]
    [InlineData("{" + Uuid + ",\"kind\":\"supplyGone\"}", "kind is 'supplyGone'; expected one of supplyLost, ")]
    [InlineData("{" + Uuid + ",\"kind\":\"supplyLost\"}", "hub is missing; expected an EUI-64 as ")]
    [InlineData("{\"kind\":\"deviceJoined\",\"id\":\"7\",\"device\":\"00-DB-12-34-56-78-90-A0\"}", "id is '7'; expected a UUID as ")]
    [InlineData("{" + Uuid + ",\"kind\":\"cplEntryRemoved\",\"product\":{\"type\":\"ESME\",\"manufacturer\":\"A\",\"model\":\"B\"}}",
        "product.firmwareVersion is missing; expected a text")]
    [InlineData(
        "{" + Uuid + ",\"kind\":\"registrationChanged\",\"meterPoint\":\"12a\"}", "meterPoint is '12a'; expected an MPAN of 13 digits")]
    public void An_operation_names_the_field(string json, string begin)
        => Assert.StartsWith(begin, Assert.Single(Problems<Operation>(json)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"values\":{\"a\":\"\u00e9\"}}")]
    [InlineData("{" + Id + ",\"srv\":\"11.\u00e9\"}")]
    [InlineData("{" + Id + ",\"srv\":\"11.1\",\"\u00e9\":1}")]
    public void A_request_in_another_encoding_is_refused(string json)
        => Assert.Equal(
            "body is 'bytes that are not UTF-8'; expected one JSON object in UTF-8",
            Assert.Throws<TwinRequestException>(() => TwinJson.Read<ServiceRequest>(Encoding.Latin1.GetBytes(json))).Message);

    [Fact]
    public void All_problems_of_a_message_are_found_at_once()
        => Assert.Equal(
            ["speed", "pausd", "stepSeconds"],
            Assert.Throws<TwinRequestException>(
                    () => TwinJson.Read<TimeControl>(
                        "{\"speed\":\"fast\",\"pausd\":true,\"stepSeconds\":1.5}"u8)).Problems.Select(one => one.Field));

    private const string RequestValuesConverterWords =
        "a whole number, true, false, a text, a moment as 2026-01-01T00:00:00Z, or an array of whole numbers";

    private static IEnumerable<string> Problems<T>(string json)
        where T : class
        => Assert.Throws<TwinRequestException>(() => TwinJson.Read<T>(Encoding.UTF8.GetBytes(json))).Problems.Select(one => one.ToString());
}
