using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Twin.Contracts.Json;
using Twin.Gateway.Api;
using Twin.Gateway.Http;

namespace Twin.Gateway.OpenApi;

/// <summary>The OpenAPI 3.1 document, made from the same table that maps the operations.</summary>
internal static class ApiDocument
{
    private const string Text =
        """
        A live twin of the GB smart metering estate. Users send service requests and read responses and alerts; operators report what
        happens to the estate from outside; everybody can ask what anything is now and what happened to it. Ids and codes are written as
        the Smart Energy Code writes them, moments are ISO 8601 in UTC and of the twin's own time, numbers are whole. A refusal is
        problem details (RFC 9457) with the response code, the check, the clause and a remedy.
        """;

    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true, NewLine = "\n", Encoder = TwinJson.Options.Encoder,
    };

    /// <summary>The document in UTF-8.</summary>
    public static byte[] Write()
    {
        MessageSchemas schemas = new();
        JsonObject paths = [];
        foreach (IGrouping<string, ApiOperation> path in ApiCatalogue.All.GroupBy(static one => one.Path))
        {
            JsonObject methods = [];
            foreach (ApiOperation operation in path)
            {
                methods[operation.Method.ToLowerInvariant()] = Operation(operation, schemas);
            }

            paths[ApiCatalogue.Root + path.Key] = methods;
        }

        JsonObject document = new()
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject
            {
                ["title"] = "Twin",
                ["version"] = "1",
                ["summary"] = "A live digital twin of the GB smart metering estate.",
                ["description"] = Text,
                ["license"] = new JsonObject { ["name"] = "MIT", ["identifier"] = "MIT" },
            },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "/" }),
            ["paths"] = paths,
            ["components"] = new JsonObject { ["schemas"] = Schemas(schemas) },
        };
        return JsonSerializer.SerializeToUtf8Bytes(document, Indented);
    }

    private static JsonObject Schemas(MessageSchemas schemas)
    {
        schemas.Of(typeof(TwinProblem));
        return schemas.Components();
    }

    private static JsonObject Operation(ApiOperation operation, MessageSchemas schemas)
    {
        JsonObject written = new()
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray(operation.Tag),
            ["summary"] = operation.Summary,
            ["description"] = operation.Description,
        };
        if (operation.Parameters.Count > 0)
        {
            written["parameters"] = new JsonArray([.. operation.Parameters.Select(one => (JsonNode)Parameter(one, schemas))]);
        }

        if (operation.Body is { } body)
        {
            written["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Content(JsonReply.MediaType, schemas.Of(body), JsonNode.Parse(operation.BodyExample)),
            };
        }

        JsonObject content = Content(JsonReply.MediaType, schemas.Of(operation.Answer!), JsonNode.Parse(operation.AnswerExample));
        if (operation.Id == "getEvents")
        {
            JsonObject lines = new() { ["type"] = "string" };
            content["text/event-stream"] = new JsonObject { ["schema"] = lines, ["example"] = ApiExamples.Stream };
        }

        JsonObject answers = new() { ["200"] = new JsonObject { ["description"] = "Done.", ["content"] = content } };
        foreach ((int status, string when) in Problem(operation).OrderBy(static one => one.Status))
        {
            answers[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject
            {
                ["description"] = when,
                ["content"] = Content(Http.Problems.MediaType, schemas.Of(typeof(TwinProblem)), Example(status)),
            };
        }

        written["responses"] = answers;
        return written;
    }

    private static IEnumerable<(int Status, string When)> Problem(ApiOperation operation)
    {
        (int, string) unavailable = (503, "The twin cannot be reached or cannot store anything now (or E20); the remedy says what to do.");
        return operation.Problems.Any(static one => one.Status == 503) ? operation.Problems : [.. operation.Problems, unavailable];
    }

    private static JsonNode? Example(int status) => status switch
    {
        400 => JsonNode.Parse(ApiExamples.Invalid),
        409 => JsonNode.Parse(ApiExamples.Refusal),
        _ => null,
    };

    private static JsonObject Content(string mediaType, JsonObject schema, JsonNode? example)
    {
        JsonObject media = new() { ["schema"] = schema };
        if (example is not null)
        {
            media["example"] = example;
        }

        return new JsonObject { [mediaType] = media };
    }

    private static JsonObject Parameter(ApiParameter parameter, MessageSchemas schemas)
    {
        JsonObject written = new()
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.Place,
            ["description"] = parameter.Description,
            ["schema"] = schemas.Of(parameter.Type),
        };
        if (parameter.Place == "path")
        {
            written["required"] = true;
        }

        return written;
    }
}
