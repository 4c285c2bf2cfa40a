using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Twin.Contracts;
using Twin.Contracts.Json;
using Twin.Domain.Rules;
using Twin.Gateway.Http;

namespace Twin.Gateway.Api;

/// <summary>One call under way: reads its parameters strictly, collecting what is wrong with them.</summary>
internal sealed class ApiCall(HttpContext context, ApiOperation operation, GatewayHost host)
{
    private List<FieldProblem>? problems;

    /// <summary>Reads a text; false when it is none.</summary>
    internal delegate bool TryRead<T>(string? text, out T value);

    /// <summary>The call as HTTP has it.</summary>
    public HttpContext Context => context;

    /// <summary>The gateway it reached.</summary>
    public GatewayHost Host => host;

    /// <summary>The twin behind the gateway.</summary>
    public ITwin Twin => host.Twin;

    /// <summary>Ends when the caller goes away.</summary>
    public CancellationToken Cancellation => context.RequestAborted;

    /// <summary>A part of the path.</summary>
    public T Path<T>(string name, TryRead<T> read)
    {
        string? text = context.Request.RouteValues[name] as string;
        return Parse(name, text, read);
    }

    /// <summary>A parameter of the query; null when it is not given.</summary>
    public T? Query<T>(string name, TryRead<T> read)
        where T : struct
        => One(name, context.Request.Query[name]) is { } text ? Parse(name, text, read) : null;

    /// <summary>A code in the query; null when it is not given.</summary>
    public T? Query<T>(string name, CodeSet<T> codes)
        where T : struct
        => Query(name, (string? text, out T value) => codes.TryParse(text, out value));

    /// <summary>A text in the query; null when it is not given.</summary>
    public string? Text(string name) => One(name, context.Request.Query[name]);

    /// <summary>A whole number of the query or a header, within bounds.</summary>
    public long Number(string name, StringValues given, long least, long most, long otherwise)
    {
        if (One(name, given) is not { } text)
        {
            return otherwise;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) && value >= least && value <= most)
        {
            return value;
        }

        Refuse(name, text, string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"));
        return otherwise;
    }

    /// <summary>A whole number of the query, within bounds.</summary>
    public long Number(string name, long least, long most, long otherwise)
        => Number(name, context.Request.Query[name], least, most, otherwise);

    /// <summary>Notes something wrong.</summary>
    public void Refuse(string name, string found, string allowed)
        => (problems ??= []).Add(new FieldProblem(name, found, allowed));

    /// <summary>Ends the reading of parameters.</summary>
    /// <exception cref="TwinRequestException">Something was wrong, or a parameter of the query is unknown.</exception>
    public void ThrowIfWrong()
    {
        if (context.Request.QueryString.HasValue)
        {
            foreach (string name in context.Request.Query.Keys.Where(key => !operation.Parameters.Any(one => IsQuery(one, key))))
            {
                string known = string.Join(", ", operation.Parameters.Where(static one => one.Place == "query").Select(static one => one.Name));
                Refuse(name, context.Request.Query[name].ToString(), known.Length == 0 ? "no parameters" : $"one of {known}");
            }
        }

        if (problems is not null)
        {
            throw new TwinRequestException(problems);
        }
    }

    /// <summary>Reads the body.</summary>
    public ValueTask<T> BodyAsync<T>()
        where T : class
    {
        ThrowIfWrong();
        return BodyReader.ReadAsync<T>(context, host.Options.MostBodyBytes);
    }

    /// <summary>Answers with a message.</summary>
    public Task ReplyAsync<T>(T message) => JsonReply.WriteAsync(context, message);

    /// <summary>Answers with a message, or that there is none of the id.</summary>
    public Task ReplyAsync<T>(T? message, string what, string name)
        where T : class
        => message is null
            ? Problems.WriteAsync(context, Problems.NotFound(what, (string)context.Request.RouteValues[name]!))
            : JsonReply.WriteAsync(context, message);

    private static bool IsQuery(ApiParameter parameter, string name) => parameter.Place == "query" && parameter.Name == name;

    private T Parse<T>(string name, string? text, TryRead<T> read)
    {
        if (!read(text, out T value))
        {
            Refuse(name, text ?? string.Empty, TwinJson.FormOf(typeof(T))?.Allowed ?? "another text");
        }

        return value;
    }

    private string? One(string name, StringValues given)
    {
        if (given.Count > 1)
        {
            Refuse(name, given.ToString(), "the parameter once");
        }

        return given.Count == 0 ? null : given[0];
    }
}
