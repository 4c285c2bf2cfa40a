await using TwinClient twin = TwinClient.Connect(args.FirstOrDefault() ?? "http://127.0.0.1:8080");
TwinUser supplier = twin.As("90-B3-D5-1F-30-01-00-00");
DeviceId hub = DeviceId.Parse("00-DB-12-34-56-78-90-A0"), gpf = DeviceId.Parse("00-DB-12-34-56-78-90-A1");
DeviceId meter = DeviceId.Parse("00-DB-12-34-56-78-90-B0");
Mpxn mpan = Mpxn.Parse("1099999999990");
Product sold = new(DeviceType.Esme, "Acme", "One", "1.0"), mended = sold with { FirmwareVersion = "1.1" };
(string, object)[] image = [("manufacturer", "Acme"), ("model", "One"), ("firmwareVersion", "1.1")];

// Install and commission a home.
await Report(new CplEntryAdded(sold) { Id = Guid.CreateVersion7() });
await Report(new CplEntryAdded(mended) { Id = Guid.CreateVersion7() });
await Report(new RegistrationChanged(mpan) { Id = Guid.CreateVersion7(), Kind = MeterPointKind.Import, Supplier = supplier.Id });
await Report(new HubOrdered(hub, gpf, supplier.Id, CspRegion.North) { Id = Guid.CreateVersion7() });
await Report(new HubMoved(hub, HubMovement.Delivered) { Id = Guid.CreateVersion7() });
await Report(new HubMoved(hub, HubMovement.Accepted) { Id = Guid.CreateVersion7() });
await Send("8.14.1", hub);
await Send("12.2", meter, ("deviceType", "ESME"), ("manufacturer", "Acme"), ("model", "One"), ("firmwareVersion", "1.0"));
await Send("8.11", hub, ("requestType", "add"), ("deviceId", meter.ToString()), ("importMpxn", mpan.ToString()));
await Report(new DeviceJoined(meter) { Id = Guid.CreateVersion7() });
await Send("8.1.1", meter);

// Read it and top it up.
await Send("4.1.1", meter);
await Send("1.6", meter, ("paymentMode", "Prepayment"));
await Send("2.2", meter, ("utrn", "01234567890123456789"), ("amountPence", 2000));

// Its model leaves the CPL: a read is refused with E5 and the clause; an update brings it back.
await Report(new CplEntryRemoved(sold) { Id = Guid.CreateVersion7() });
EventQuery changes = new() { Entity = EntityKey.Of(meter) };
await twin.SubscribeAsync(changes, after: 0).FirstAsync(one => one.After == "Suspended");
await Send("4.1.1", meter);
await Send("11.1", meter, image);
await Send("11.3", meter);

// What happened to the flag, and why.
EventPage history = await twin.ReadEventsAsync(new EventQuery { Entity = EntityKey.Of(mpan) }, after: 0);
foreach (TwinEvent one in history.Events)
{
    Console.WriteLine($"{one.Kind}: {one.Before} -> {one.After} because of {one.Cause} {one.Clause}");
}

async Task Send(string srv, DeviceId target, params (string, object)[] values)
{
    ServiceAnswer answer = await supplier.SendAsync(srv, target, values);
    Console.WriteLine(
        $"{srv}: {answer.Code}{(answer.Accepted ? $", {answer.Response?.Code} {answer.Response?.Values}" : $" by {answer.Clause}")}");
}

async Task Report(Operation operation)
{
    OperationAnswer answer = await twin.ReportAsync(operation);
    Console.WriteLine($"{operation.GetType().Name}: {answer.Code} {answer.Reason}");
}
