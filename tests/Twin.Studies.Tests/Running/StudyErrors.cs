using Twin.Domain.Rules;
using Xunit;

namespace Twin.Studies.Tests.Running;

/// <summary>What a study says of input that does not fit.</summary>
internal static class StudyErrors
{
    /// <summary>Asserts that a setting on top of a scenario is refused, and why; the error may stand at another input.</summary>
    internal static void AssertOne(string yaml, string setting, string field, string reason, string file = "--set")
    {
        InvalidInputException error = Assert.Throws<InvalidInputException>(() => StudyRun.Of(yaml, [setting]));
        InputError one = Assert.Single(error.Errors);
        Assert.Equal((file, field, reason), (one.File, one.Field, one.Message));
        Assert.NotEmpty(one.Allowed);
    }
}
