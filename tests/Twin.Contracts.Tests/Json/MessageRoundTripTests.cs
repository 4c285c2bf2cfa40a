using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Contracts.Json;
using Twin.Contracts.Operations;
using Twin.Contracts.Requests;
using Twin.Contracts.Views;
using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Domain.ServiceRequests;
using Twin.Domain.Time;
using Xunit;

namespace Twin.Contracts.Tests.Json;

/// <summary>What is written is read back the same.</summary>
public class MessageRoundTripTests
{
    private const string Least = """{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","srv":"11.1"}""";

    [Fact]
    public void A_request_with_what_is_required_alone_has_the_documented_defaults()
    {
        ServiceRequest request = TwinJson.Read<ServiceRequest>(Encoding.UTF8.GetBytes(Least));
        Assert.Equal("11.1", request.Srv.Srv);
        Assert.Equal(1000UL, request.Id.Counter);
        Assert.Null(request.CommandVariant);
        Assert.Null(request.Role);
        Assert.Null(request.ExecuteAt);
        Assert.Same(RequestValues.Empty, request.Values);
        Assert.Equal(Least, Encoding.UTF8.GetString(TwinJson.Write(request)));
    }

    [Fact]
    public void Every_field_is_written_as_the_field_writes_it()
    {
        ServiceRequest request = new()
        {
            Id = RequestId.Parse("90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:7"),
            Srv = ServiceRequestVariant.Parse("2.2"),
            CommandVariant = CommandVariant.LocalNonCritical,
            Role = UserRole.ImportSupplier,
            ExecuteAt = UtcText.Parse("2026-03-01T12:30:00.250Z"),
            Values = RequestValues.Of(
                KeyValuePair.Create("amountPence", RequestValue.Of(2000)),
                KeyValuePair.Create("from", RequestValue.Of(UtcText.Parse("2026-01-01T00:00:00Z"))),
                KeyValuePair.Create("isDebt", RequestValue.Of(true)),
                KeyValuePair.Create("note", RequestValue.Of("it's £5")),
                KeyValuePair.Create("rates", RequestValue.Of([1, -2, 3]))),
        };
        Assert.Equal(
            """{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:7","srv":"2.2","commandVariant":2,"role":"IS","""
            + "\"executeAt\":\"2026-03-01T12:30:00.250Z\",\"values\":{\"amountPence\":2000,"
            + "\"from\":\"2026-01-01T00:00:00Z\",\"isDebt\":true,\"note\":\"it's £5\",\"rates\":[1,-2,3]}}",
            Encoding.UTF8.GetString(TwinJson.Write(request)));
        Assert.Equal(request, TwinJson.Read<ServiceRequest>(TwinJson.Write(request)));
    }

    [Fact]
    public void A_device_without_hub_or_certificates_names_none()
    {
        DeviceView device = new()
        {
            Id = new DeviceId(5),
            Type = DeviceType.Esme,
            Smets = SmetsVersion.Smets2,
            Status = SmiStatus.InstalledNotCommissioned,
            Lifecycle = DeviceLifecycle.InstalledNotCommissioned,
        };
        Assert.Equal(
            """{"id":"00-00-00-00-00-00-00-05","type":"ESME","smets":"smets2","status":"InstalledNotCommissioned","""
            + "\"lifecycle\":\"installedNotCommissioned\",\"cplHold\":false,\"recovery\":\"none\","
            + "\"meterPoints\":[],\"settings\":{},\"touched\":false}",
            Encoding.UTF8.GetString(TwinJson.Write(device)));
        DeviceView read = JsonSerializer.Deserialize<DeviceView>(TwinJson.Write(device), TwinJson.AnswerOptions)!;
        Assert.Equal(TwinJson.Write(device), TwinJson.Write(read));
        Assert.Same(RequestValues.Empty, read.Metering);
    }

    [Fact]
    public void An_answer_of_a_newer_twin_is_read_by_an_older_client()
    {
        const string json = """{"sha256":"ab","entities":3,"later":{"more":[1]}}""";
        Assert.Equal(new DigestView("ab", 3), JsonSerializer.Deserialize<DigestView>(json, TwinJson.AnswerOptions));
        Assert.Throws<TwinRequestException>(() => TwinJson.Read<DigestView>(Encoding.UTF8.GetBytes(json)));
    }

    [Fact]
    public void An_answer_with_nothing_but_what_is_required_has_no_null_lists_or_texts()
    {
        ServiceAnswer answer = JsonSerializer.Deserialize<ServiceAnswer>(
            """{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1","code":"E5","at":"2026-01-01T00:00:00Z"}""",
            TwinJson.AnswerOptions)!;
        Assert.Equal((string.Empty, string.Empty, string.Empty), (answer.Check, answer.Clause, answer.Remedy));
        Assert.Same(RequestValues.Empty, answer.Values);
        Assert.False(answer.Accepted);
    }

    [Theory]
    [MemberData(nameof(EveryOperation))]
    public void Every_operation_is_read_back_the_same(Operation operation)
    {
        byte[] json = TwinJson.Write(operation);
        Assert.Equal(operation, TwinJson.Read<Operation>(json));
        // The discriminator may stand anywhere.
        Dictionary<string, JsonElement> members = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(json)!;
        byte[] reversed = JsonSerializer.SerializeToUtf8Bytes(members.Reverse().ToDictionary());
        Assert.Equal(operation, TwinJson.Read<Operation>(reversed));
    }

    [Fact]
    public void Every_kind_of_operation_is_in_the_table()
        => Assert.Equal(
            typeof(Operation).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Operation))).Select(type => type.Name).Order(),
            EveryOperation.Cast<object[]>().Select(row => row[0].GetType().Name).Order());

    [Theory]
    [InlineData(long.MinValue, "0001-01-01T00:00:00Z")]
    [InlineData(0, "1970-01-01T00:00:00Z")]
    [InlineData(long.MaxValue, "9999-12-31T23:59:59.999Z")]
    public void A_moment_that_has_no_year_is_read_back_the_same(long ms, string text)
    {
        TimeView time = new(new SimTime(ms), 1, false, null);
        Assert.Contains($"\"{text}\"", Encoding.UTF8.GetString(TwinJson.Write(time)), StringComparison.Ordinal);
        Assert.Equal(time, TwinJson.Read<TimeView>(TwinJson.Write(time)));
    }

    [Property(MaxTest = 300)]
    public Property Any_values_are_read_back_the_same()
        => Prop.ForAll(AnyValues().ToArbitrary(), values =>
        {
            ServiceRequest request = TwinJson.Read<ServiceRequest>(Encoding.UTF8.GetBytes(Least)) with { Values = values };
            return TwinJson.Read<ServiceRequest>(TwinJson.Write(request)).Equals(request);
        });

    [Property(MaxTest = 300)]
    public bool Any_request_id_is_read_back_the_same(ulong originator, ulong target, ulong counter)
    {
        RequestId id = new(new UserId(originator), new DeviceId(target), Math.Max(1, counter));
        ServiceRequest request = new() { Id = id, Srv = ServiceRequestVariant.Parse("8.1.1") };
        return TwinJson.Read<ServiceRequest>(TwinJson.Write(request)).Id == id;
    }

    public static TheoryData<Operation> EveryOperation
    {
        get
        {
            Guid id = new("0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11");
            DeviceId device = DeviceId.Parse("00-DB-12-34-56-78-90-A0");
            Product product = new(DeviceType.Esme, "Acme", "One", "1.0");
            return
            [
                new SupplyLost(device) { Id = id },
                new SupplyRestored(device) { Id = id },
                new CplEntryRemoved(product) { Id = id },
                new CplEntryAdded(product) { Id = id },
                new RegistrationChanged(Mpxn.Parse("1012345678909")) { Id = id, Supplier = new UserId(7), From = new SimTime(1000) },
                new TenancyChanged(Mpxn.Parse("12345")) { Id = id },
                new SmkiRecovery(device, SmkiRecoveryStep.PlaceRecoveryCertificates) { Id = id },
                new DccOutage(DccOutageMode.Dsp, Begins: true) { Id = id },
                new FeatureSwitchTurned(Fuel.Gas, On: false) { Id = id },
                new UserStatusChanged(new UserId(7), UserStatus.Suspended) { Id = id },
                new HubOrdered(device, new DeviceId(2), new UserId(3), default) { Id = id },
                new HubMoved(device, HubMovement.Accepted) { Id = id },
                new DeviceJoined(device) { Id = id },
            ];
        }
    }

    // Moments and texts that read as moments are the same in JSON, so a text made here never reads as one.
    private static Gen<RequestValues> AnyValues()
    {
        Gen<RequestValue> value = Gen.OneOf(
            ArbMap.Default.GeneratorFor<long>().Select(number => RequestValue.Of(number)),
            ArbMap.Default.GeneratorFor<bool>().Select(isSet => RequestValue.Of(isSet)),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(text => RequestValue.Of(WellFormed(text.Get))),
            Gen.Choose(0, int.MaxValue).Select(ms => RequestValue.Of(new SimTime(ms * 1000L))),
            ArbMap.Default.GeneratorFor<long>().ListOf().Select(numbers => RequestValue.Of([.. numbers])));
        return from values in value.ListOf()
               select RequestValues.Of(values.Select((one, at) => KeyValuePair.Create($"value{at}", one)));
    }

    // Half of a surrogate pair is no text that UTF-8 can carry.
    private static string WellFormed(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
