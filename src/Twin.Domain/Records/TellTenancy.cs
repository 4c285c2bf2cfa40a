namespace Twin.Domain.Records;

/// <summary>A meter point tells its meters that another consumer has moved in.</summary>
public sealed record TellTenancy : MessageContent;
