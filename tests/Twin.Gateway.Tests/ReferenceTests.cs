using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;
using Twin.Contracts.Json;
using Twin.Gateway.Api;
using Twin.Testing;
using Xunit;

namespace Twin.Gateway.Tests;

/// <summary>The reference of the API says what the API does.</summary>
public class ReferenceTests
{
    [Fact]
    public async Task The_document_is_the_golden_and_another_reader_finds_it_valid()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        string json = await gateway.Http.GetStringAsync(TwinGateway.DocumentPath);
        Golden.Verify("openapi-v1.json", json);
        ReadResult read = OpenApiDocument.Parse(json, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Equal(OpenApiSpecVersion.OpenApi3_1, read.Diagnostic.SpecificationVersion);
    }

    [Fact]
    public async Task Every_operation_of_the_table_is_mapped()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        foreach (ApiOperation operation in ApiCatalogue.All)
        {
            string path = Regex.Replace(ApiCatalogue.Root + operation.Path, @"\{\w+\}", "zz");
            using HttpRequestMessage request = new(new HttpMethod(operation.Method), path + "?unknown=1");
            using HttpResponseMessage response = await gateway.Http.SendAsync(request);
            Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        }
    }

    [Fact]
    public void Every_operation_has_words_and_its_path_names_its_parameters()
        => Assert.All(ApiCatalogue.All, operation =>
        {
            Assert.EndsWith(".", operation.Summary, StringComparison.Ordinal);
            Assert.EndsWith(".", operation.Description, StringComparison.Ordinal);
            Assert.NotEmpty(operation.Problems);
            Assert.Equal(
                operation.Parameters.Where(one => one.Place == "path").Select(one => one.Name),
                Regex.Matches(operation.Path, @"\{(\w+)\}").Select(match => match.Groups[1].Value));
        });

    [Fact]
    public void Every_example_reads_as_the_message_it_shows()
        => Assert.All(ApiCatalogue.All, operation =>
        {
            Reads(operation.Answer!, operation.AnswerExample);
            if (operation.Body is { } body)
            {
                Reads(body, operation.BodyExample);
            }
        });

    [Theory]
    [InlineData(ApiExamples.Refusal)]
    [InlineData(ApiExamples.Invalid)]
    public void Every_example_of_a_problem_reads_as_one(string json) => Reads(typeof(TwinProblem), json);

    [Fact]
    public async Task The_page_works_without_another_host()
    {
        await using RunningGateway gateway = await RunningGateway.StartAsync();
        string page = await gateway.Http.GetStringAsync("scalar");
        Assert.DoesNotMatch("https?://", Regex.Replace(page, Regex.Escape(gateway.Url), string.Empty));
        string[] scripts = [.. Regex.Matches(page, "<script[^>]* src=\"(?<src>[^\"]+)\"").Select(match => match.Groups["src"].Value)];
        Assert.NotEmpty(scripts);
        foreach (string script in scripts)
        {
            using HttpResponseMessage response = await gateway.Http.GetAsync(new Uri(new Uri(gateway.Url + "/scalar/"), script));
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("javascript", response.Content.Headers.ContentType!.MediaType, StringComparison.Ordinal);
        }
    }

    private static void Reads(Type type, string json)
        => Assert.NotNull(JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(json), TwinJson.Options.GetTypeInfo(type)));
}
