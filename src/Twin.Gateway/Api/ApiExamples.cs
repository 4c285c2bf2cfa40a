namespace Twin.Gateway.Api;

/// <summary>Examples of the reference. Tests read every one of them back as the message it shows.</summary>
internal static class ApiExamples
{
    public const string Request =
        """
        {"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","srv":"8.1.1","role":"IS"}
        """;

    public const string Answer =
        """
        {"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","code":"I99","at":"2026-01-01T00:00:00Z",
        "response":{"id":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1000","code":"I0","at":"2026-01-01T00:00:02Z"},"accepted":true}
        """;

    public const string Refusal =
        """
        {"type":"urn:twin:refusal:E5","title":"SMI status of the Device not compatible","status":409,"detail":"E5 by the check 'status'",
        "code":"E5","check":"status","clause":"Twin code sheet, section 4, check 7",
        "remedy":"Wait until its model and firmware are listed again, or send a request that a Suspended device admits.",
        "requestId":"90-B3-D5-1F-30-01-00-00:00-DB-12-34-56-78-90-A0:1001","at":"2026-01-01T00:00:00Z"}
        """;

    public const string Invalid =
        """
        {"type":"urn:twin:problem:invalid-request","title":"The request is not valid","status":400,
        "detail":"role is 'is'; expected one of IS, ES, GS, ED, GT, RSA, OU",
        "remedy":"Correct the fields named in 'problems' and send it again; nothing was applied.",
        "problems":[{"field":"role","found":"is","allowed":"one of IS, ES, GS, ED, GT, RSA, OU"}]}
        """;

    public const string Operation =
        """
        {"kind":"cplEntryRemoved","id":"0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11",
        "product":{"type":"ESME","manufacturer":"Acme","model":"One","firmwareVersion":"1.0"}}
        """;

    public const string OperationAnswer =
        """
        {"id":"0198c7f0-52c4-7f3a-9d6e-0d6b8f4f1a11","code":"I0","at":"2026-01-01T00:00:00Z","reaching":2500,"accepted":true}
        """;

    public const string Device =
        """
        {"id":"00-DB-12-34-56-78-90-A0","type":"ESME","smets":"smets2","status":"Suspended","lifecycle":"commissioned","cplHold":true,
        "recovery":"none","runningFirmware":{"type":"ESME","manufacturer":"Acme","model":"One","firmwareVersion":"1.0"},
        "recordedFirmware":{"type":"ESME","manufacturer":"Acme","model":"One","firmwareVersion":"1.0"},
        "supplierCertificate":"90-B3-D5-1F-30-01-00-00","hub":"00-DB-12-34-56-78-90-A2","meterPoints":["1012345678909"],
        "settings":{},"touched":true}
        """;

    public const string Hub =
        """
        {"chf":"00-DB-12-34-56-78-90-A2","gpf":"00-DB-12-34-56-78-90-A3","stage":"installed","region":"north","wanCoverage":"unknown",
        "supplier":"90-B3-D5-1F-30-01-00-00","devices":["00-DB-12-34-56-78-90-A0"],"meterPoints":["1012345678909"],"touched":true}
        """;

    public const string MeterPoint =
        """
        {"id":"1012345678909","kind":"import","flag":"A","supplier":"90-B3-D5-1F-30-01-00-00","provider":"RDP-1",
        "meters":[{"meter":"00-DB-12-34-56-78-90-A0","status":"Commissioned"}],
        "registrations":[{"part":"supplier","user":"90-B3-D5-1F-30-01-00-00","from":"2026-01-01T00:00:00Z"}],"touched":true}
        """;

    public const string Event =
        """
        {"sequence":41,"at":"2026-01-01T00:00:00Z","kind":"deviceChanged","entity":{"kind":"device","id":"00-DB-12-34-56-78-90-A0"},
        "cause":"Suspend","before":"Commissioned","after":"Suspended","clause":"Twin fact sheet, 3.1, D13"}
        """;

    public const string EventPage = "{\"events\":[" + Event + "],\"next\":41,\"more\":false}";

    public const string Stream = "id: 41\nevent: deviceChanged\ndata: "
        + "{\"sequence\":41,\"at\":\"2026-01-01T00:00:00Z\",\"kind\":\"deviceChanged\"}\n\n";

    public const string DevicePage = "{\"devices\":[" + Device + "],\"next\":\"00-DB-12-34-56-78-90-A0\"}";

    public const string Products =
        """
        [{"product":{"type":"ESME","manufacturer":"Acme","model":"One","firmwareVersion":"1.0"},"listed":false,"reaching":0}]
        """;

    public const string Users = """[{"id":"90-B3-D5-1F-30-01-00-00","name":"SUPPLIER-01","roles":["IS","GS"],"status":"active"}]""";

    public const string Providers = """[{"name":"RDP-1","file":"D0350","pending":3,"files":12,"records":4711,"switchedOn":true}]""";

    public const string Time = """{"now":"2026-01-01T00:00:00Z","speed":60,"paused":false,"nextDue":"2026-01-01T01:00:00Z"}""";

    public const string TimeControl = """{"speed":60,"paused":false}""";

    public const string Description =
        """
        {"version":"0.1.0","estate":"gb","premises":10000,"seed":1,"ruleSet":"SEC 2020",
        "tableHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","storage":"sqlite"}
        """;

    public const string Counts =
        """
        {"premises":10000,"devices":{"ESME":{"Commissioned":9000,"Suspended":1000}},"meterPoints":{"import":{"A":10000}},
        "touched":{"device":12},"asOfSequence":41}
        """;

    public const string Digest = """{"sha256":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","entities":12}""";
}
