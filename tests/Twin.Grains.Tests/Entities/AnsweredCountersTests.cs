using FsCheck;
using FsCheck.Fluent;
using Twin.Domain.Identity;
using Twin.Grains.Entities;
using Xunit;

namespace Twin.Grains.Tests.Entities;

public sealed class AnsweredCountersTests
{
    [Fact]
    public void Operations_push_no_user_out()
    {
        AnsweredCounters answered = new(most: 4);
        answered.Take(new UserId(1), 10);
        for (int number = 0; number < 1000; number++)
        {
            (UserId first, ulong second) = OperationKey.Of(Operation(number));
            answered.Take(first, second);
        }

        Assert.True(answered.MayHave(new UserId(1), 10));
        Assert.False(answered.MayHave(new UserId(1), 11));
        Assert.False(answered.MayHave(new UserId(2), 1));
    }

    [Fact]
    public void Above_all_that_were_dropped_is_new_without_the_store()
    {
        AnsweredCounters answered = new(most: 4);
        for (ulong user = 1; user <= 100; user++)
        {
            answered.Take(new UserId(user), user);
        }

        Assert.True(answered.MayHave(new UserId(1), 1));
        Assert.False(answered.MayHave(new UserId(1), 101));
        Assert.False(answered.MayHave(new UserId(999), 101));
    }

    // Few originators and counters of both kinds, so that they meet, also a user that has the first half of an operation's id.
    [Fact]
    public void Nothing_that_was_answered_is_called_new()
        => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
            ArbMap.Default.ArbFor<(byte Who, byte Counter)[]>(), ArbMap.Default.ArbFor<byte>(), (keys, again) =>
            {
                AnsweredCounters answered = new(most: 4);
                HashSet<(UserId, ulong)> all = [];
                Dictionary<UserId, ulong> stored = [];
                for (int at = 0; at < keys.Length; at++)
                {
                    (UserId who, ulong counter) = KeyOf(keys[at]);
                    answered.Take(who, counter);
                    all.Add((who, counter));
                    stored[who] = Math.Max(counter, stored.GetValueOrDefault(who));
                    if (at % (again + 1) == again)
                    {
                        answered = new AnsweredCounters(stored, most: 4);
                    }

                    Assert.All(all, one => Assert.True(answered.MayHave(one.Item1, one.Item2)));
                }
            }));

    private static (UserId Who, ulong Counter) KeyOf((byte Who, byte Counter) of)
        => (new UserId((of.Who % 2 == 0 ? 0UL : 0x4000UL) + (ulong)(of.Who % 16)), (((ulong)of.Counter % 4) << 62) + of.Counter);

    private static Guid Operation(int number) => new(number, 7, 0x4000, [(byte)(0x80 + (number % 64)), 0, 0, 0, 0, 0, 0, 1]);
}
