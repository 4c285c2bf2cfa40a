namespace Twin.Domain.Rules;

/// <summary>Collects everything wrong with the user's input, so that all of it is reported at once and not only the first.</summary>
/// <remarks>One collector serves all files of a command. Not safe for use by several threads.</remarks>
public sealed class InputErrors
{
    private readonly List<InputError> items = [];

    /// <summary>The errors in the order they were found.</summary>
    public IReadOnlyList<InputError> Items => items;

    /// <summary>How many errors there are.</summary>
    public int Count => items.Count;

    /// <summary>Whether there is any error.</summary>
    public bool Any => items.Count > 0;

    /// <summary>Adds one error.</summary>
    public void Add(InputError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        items.Add(error);
    }

    /// <summary>Adds one error from its parts, which <see cref="InputError"/> describes.</summary>
    public void Add(string file, int line, string field, string found, string allowed, string message = "")
        => items.Add(new InputError(file, line, field, found, allowed, message));

    /// <summary>Ends the reading of input when anything is wrong with it. Called at the edge only.</summary>
    /// <exception cref="InvalidInputException">There is at least one error.</exception>
    public void ThrowIfAny()
    {
        if (Any)
        {
            throw new InvalidInputException(items);
        }
    }
}
