namespace Twin.Domain.Rules;

/// <summary>The user's input is wrong. Thrown at the edge only, once everything has been read; the command exits with 2.</summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Makes the exception for input about which nothing more is known.</summary>
    public InvalidInputException()
        : this([])
    {
    }

    /// <summary>Makes the exception for one error that has no place in a file, as a wrong option.</summary>
    public InvalidInputException(string message)
        : base(message) => Errors = [];

    /// <summary>Makes the exception for one error that has no place in a file, with its cause.</summary>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException) => Errors = [];

    /// <summary>Makes the exception for a list of errors; its message is one line for each.</summary>
    public InvalidInputException(IReadOnlyCollection<InputError> errors)
        : base(errors is { Count: > 0 } ? string.Join('\n', errors) : "the input is not valid") => Errors = [.. errors ?? []];

    /// <summary>What is wrong, in the order found; empty when the message says it all.</summary>
    public IReadOnlyList<InputError> Errors { get; }
}
