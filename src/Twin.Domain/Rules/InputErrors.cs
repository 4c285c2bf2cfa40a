namespace Twin.Domain.Rules;

/// <summary>Collects everything wrong with the user's input, so that all of it is reported at once and not only the first.</summary>
/// <remarks>One collector serves all files of a command. Not safe for use by several threads.</remarks>
public sealed class InputErrors
{
    private readonly int mostKept;
    private readonly List<InputError> items = [];

    /// <summary>Makes an empty collector.</summary>
    /// <param name="mostKept">How many errors are kept; of any beyond only the number. Default: all are kept.</param>
    public InputErrors(int mostKept = int.MaxValue)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(mostKept, 1);
        this.mostKept = mostKept;
    }

    /// <summary>The errors kept, in the order they were found.</summary>
    public IReadOnlyList<InputError> Items => items;

    /// <summary>How many errors there are, kept or not.</summary>
    public int Count { get; private set; }

    /// <summary>Whether there is any error.</summary>
    public bool Any => Count > 0;

    /// <summary>Adds one error.</summary>
    public void Add(InputError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        Count++;
        if (items.Count < mostKept)
        {
            items.Add(error);
        }
    }

    /// <summary>Adds one error from its parts, which <see cref="InputError"/> describes.</summary>
    public void Add(string file, int line, string field, string found, string allowed, string message = "")
        => Add(new InputError(file, line, field, found, allowed, message));

    /// <summary>Takes over the errors another collector kept, and says in one line how many it did not keep.</summary>
    /// <param name="file">The file they concern.</param>
    /// <param name="others">The other collector.</param>
    public void AddAll(string file, InputErrors others)
    {
        ArgumentNullException.ThrowIfNull(others);
        foreach (InputError error in others.Items)
        {
            Add(error);
        }

        int rest = others.Count - others.items.Count;
        if (rest > 0)
        {
            Add(file, 0, string.Empty, string.Empty, string.Empty, string.Create(null, $"and {rest} more that are not shown"));
        }
    }

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
