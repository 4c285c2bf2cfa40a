namespace Twin.Tidy.Tests.Scanning;

/// <summary>A convention of the house that files keep, with the places that break it.</summary>
/// <param name="Name">As it stands in Exceptions.csv and in the test's name.</param>
/// <param name="Find">Every place of a tree that breaks it.</param>
public sealed record Convention(string Name, Func<SourceTree, IEnumerable<Violation>> Find)
{
    public override string ToString() => Name;
}
