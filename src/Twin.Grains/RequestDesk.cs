using System.Collections.Immutable;
using Twin.Contracts;
using Twin.Contracts.Requests;
using Twin.Domain.Identity;
using Twin.Domain.Records;
using Twin.Domain.ServiceRequests;
using Twin.Grains.Clock;
using Twin.Grains.Entities;

namespace Twin.Grains;

/// <summary>Takes service requests to the grains that decide them, as the routing of the rules says.</summary>
internal sealed class RequestDesk(EntityHost host, SiloBoard board)
{
    private const int MostFetches = 4;

    internal async ValueTask<ServiceAnswer> SendAsync(ServiceRequest request)
    {
        RecordRequest known = Read(request);
        CallMoment moment = board.Moment;
        if (board.Current.DspDown)
        {
            return Answer(request, Of(DccSteps.WhileTheDspIsDown, moment));
        }

        RequestRoute route = RequestRouting.Route(known, FetchedRecords.None, host.Estate.Places);
        return Answer(request, route.IsReady && route.Each.IsDefaultOrEmpty && !route.Decides.IsNone
            ? await DecideAsync(route.Decides, known, null, moment)
            : await DecideAsync(known, moment));
    }

    /// <summary>Decides a request whose user, role and values are known.</summary>
    internal async ValueTask<EntityAnswer> DecideAsync(RecordRequest known, CallMoment moment)
    {
        FetchedSet fetched = new();
        RequestRoute route = RequestRouting.Route(known, FetchedRecords.None, host.Estate.Places);
        for (int fetches = 0; !route.IsReady; fetches++)
        {
            if (fetches == MostFetches)
            {
                throw new InvalidOperationException($"the route of {known.Id} asks for records without end");
            }

            await FetchAsync(route.Fetch, fetched);
            route = RequestRouting.Route(known, fetched.ToRecords(), host.Estate.Places);
        }

        FetchedSet? needed = fetched.Devices.Count + fetched.Hubs.Count + fetched.MeterPoints.Count > 0 ? fetched : null;
        if (!route.Each.IsDefaultOrEmpty)
        {
            return await EachAsync(known, route.Each, needed, moment);
        }

        if (route.Decides.IsNone)
        {
            RecordContext context = await host.ContextAsync(moment);
            return Of(DccSteps.Answer(known, needed?.ToRecords() ?? FetchedRecords.None, context), moment);
        }

        return await DecideAsync(route.Decides, known, needed, moment);
    }

    private async ValueTask<EntityAnswer> DecideAsync(
        EntityKey decides, RecordRequest request, FetchedSet? fetched, CallMoment moment)
    {
        EntityReply reply = decides.Kind == EntityKind.CommunicationsHub
            ? await host.Grains.Hub(decides.Number).RequestAsync(request, fetched, moment)
            : await host.Grains.Device(decides.Number).RequestAsync(request, fetched, moment);
        if (reply.Unsettled != 0)
        {
            await host.Grains.SettleAsync(decides, reply.Unsettled);
        }

        return reply.Answer;
    }

    private async Task<EntityAnswer> EachAsync(
        RecordRequest request, ImmutableArray<EntityKey> devices, FetchedSet? fetched, CallMoment moment)
    {
        DccAnswer check = DccSteps.Check(request, await host.ContextAsync(moment));
        if (!check.Accepted)
        {
            return Of(check, moment);
        }

        EntityAnswer[] answers = await Task.WhenAll(devices.Select(device => DecideAsync(device, request, fetched, moment).AsTask()));
        return Of(DccSteps.Together(request, [.. devices.Zip(answers, static (device, answer) => (device, answer.ToStep()))]), moment);
    }

    private async Task FetchAsync(ImmutableArray<EntityKey> keys, FetchedSet into)
    {
        foreach (EntityKey key in keys)
        {
            switch (key.Kind)
            {
                case EntityKind.Device:
                    into.Devices.Add((await host.Grains.Device(key.Number).ReadAsync()).Record);
                    break;
                case EntityKind.CommunicationsHub:
                    into.Hubs.Add((await host.Grains.Hub(key.Number).ReadAsync()).Record);
                    break;
                default:
                    into.MeterPoints.Add((await host.Grains.MeterPoint(key.Number).ReadAsync()).Record);
                    break;
            }
        }
    }

    private RecordRequest Read(ServiceRequest request)
    {
        if (request.Id.IsNone)
        {
            throw new TwinRequestException([new FieldProblem("id", string.Empty, "originator:target:counter, the counter above 0")]);
        }

        RequestValueCheck values = RequestValueReader.Check(request.Srv, request.Values);
        if (!values.IsValid)
        {
            throw new TwinRequestException(
                [.. values.Errors.Select(static error => new FieldProblem($"values.{error.Field}", error.Found, error.Allowed))]);
        }

        ServiceRequestDefinition definition = request.Srv.Definition;
        ushort user = host.Estate.Users.NumberOf(request.Id.Originator);
        return new RecordRequest
        {
            Id = request.Id,
            User = user,
            Role = request.Role ?? RequestDefaults.RoleOf(user == 0 ? null : host.Estate.Users[user], definition),
            Variant = request.Srv,
            CommandVariant = request.CommandVariant ?? RequestDefaults.CommandVariantOf(definition),
            ExecuteAt = request.ExecuteAt,
            Values = values.Values,
        };
    }

    private static EntityAnswer Of(DccAnswer answer, CallMoment moment) => new()
    {
        Code = answer.Code,
        Check = answer.Check,
        Clause = answer.Clause,
        At = moment.At,
        Values = answer.Values,
    };

    private static ServiceAnswer Answer(ServiceRequest request, EntityAnswer answer)
    {
        ServiceAnswer told = new()
        {
            Id = request.Id,
            Code = answer.Code,
            Check = answer.Check.Name(),
            Clause = answer.Clause,
            At = answer.At,
            Values = answer.Values,
            Response = answer.Response is not { } response ? null : new ServiceResponse
            {
                Id = request.Id,
                Code = response.Code,
                Clause = response.Clause,
                At = answer.At,
                Values = response.Values,
            },
        };
        return told.Accepted
            ? told
            : told with { Remedy = answer.Check.Definition() is { } check ? $"Needed: {check.Rule}" : answer.Code.Definition().Meaning };
    }
}
