namespace Twin.Cli.Infrastructure;

/// <summary>Everything a command sees of the process around it. Commands write data to <see cref="Out"/> and nothing else there.</summary>
internal sealed record Terminal
{
    /// <summary>The width of output that goes to no terminal, in columns, where a width is needed at all (help texts).</summary>
    public const int DefaultWidth = 100;

    /// <summary>Where data goes.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Where errors, notes and progress go.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person watches <see cref="Out"/>. Default: no.</summary>
    public bool OutIsTerminal { get; init; }

    /// <summary>Whether a person watches <see cref="Error"/>. Default: no.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Whether data may be coloured. Default: no.</summary>
    public bool HasColour { get; init; }

    /// <summary>The columns of the terminal. Default: 100.</summary>
    public int Width { get; init; } = DefaultWidth;

    /// <summary>The wall clock, for progress and measurements only; results never depend on it.</summary>
    public required TimeProvider Clock { get; init; }
}
