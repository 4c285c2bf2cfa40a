namespace Twin.Domain.Records;

/// <summary>What a message between entities says; one sealed type a kind.</summary>
public abstract record MessageContent
{
    private protected MessageContent()
    {
    }
}
