using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.Network;
using Twin.Domain.Records;
using Twin.Domain.Registration;
using Twin.Domain.Rules;
using Twin.Grains.Entities;
using Xunit;

namespace Twin.Grains.Tests.Entities;

public sealed class JointStepTests
{
    private static readonly RecordContext Context = new(
        RuleSet.Sec2020, ProductList.Empty, new UserDirectory([]), new RdpRouting([]), default, 1);

    [Fact]
    public void Free_receivers_join_and_what_they_say_is_delivered_as_well()
    {
        SpokenMember first = new(1) { Tells = [2] };
        SpokenMember second = new(2) { Tells = [3] };
        SpokenMember third = new(3);

        JointStep step = Take(first, second, third);

        Assert.Single(second.Heard);
        Assert.Single(third.Heard);
        Assert.Null(step.Stored());
        step.Leave();
        Assert.All([second, third], static member => Assert.Equal(0, member.Turns));
    }

    [Fact]
    public void Message_back_to_who_began_is_heard_within_the_step()
    {
        SpokenMember first = new(1) { Tells = [2], MostTold = 0 };
        SpokenMember second = new(2) { Tells = [1] };

        Take(first, second).Leave();

        Assert.Equal(second.Key, Assert.Single(first.Heard).Sender);
        Assert.Equal(0, first.Turns);
    }

    [Fact]
    public void Messages_for_who_is_busy_or_elsewhere_go_through_their_senders_outboxes()
    {
        SpokenMember first = new(1) { Tells = [2, 3, 9] };
        SpokenMember second = new(2) { Tells = [3] };
        SpokenMember busy = new(3) { IsBusy = true };

        JointStep step = Take(first, second, busy);

        Assert.Equal([3UL, 9UL], first.Kept.Select(static message => message.Target.Number));
        Assert.Equal(3UL, Assert.Single(second.Kept).Target.Number);
        Assert.Empty(busy.Heard);
        Assert.Equal(new Follower(EntityKind.Device, 2, 1), Assert.Single(step.Stored()!));
    }

    [Fact]
    public void No_more_join_than_allowed()
    {
        int most = JointStep.MostMembers;
        SpokenMember first = new(1) { Tells = [.. Enumerable.Range(2, most + 1).Select(static number => (ulong)number)] };
        SpokenMember[] others = [.. first.Tells.Select(static number => new SpokenMember(number))];

        Take(first, others);

        Assert.Equal(most, others.Count(static member => member.Turns == 1));
        Assert.Equal((ulong)most + 2, Assert.Single(first.Kept).Target.Number);
    }

    [Fact]
    public void Turns_are_given_back_when_a_rule_breaks()
    {
        SpokenMember first = new(1) { Tells = [2, 3] };
        SpokenMember second = new(2);
        SpokenMember third = new(3) { Breaks = true };

        Assert.Throws<InvalidOperationException>(() => Take(first, second, third));

        Assert.All([second, third], static member => Assert.Equal(0, member.Turns));
    }

    /// <summary>What one entity says to another is heard in its order up to a place and kept from there on.</summary>
    [Property]
    public Property Every_message_is_heard_once_in_order_or_kept_with_all_later_ones()
    {
        Gen<SpokenMember[]> estates =
            from count in Gen.Choose(2, 6)
            from members in Gen.ArrayOf(
                from busy in Gen.Frequency((3, Gen.Constant(false)), (1, Gen.Constant(true)))
                from most in Gen.Choose(0, 3)
                from tells in Gen.ArrayOf(Gen.Choose(1, 7))
                select (busy, most, tells: tells.Take(5).Select(static target => (ulong)target).ToArray()),
                count)
            select members.Select(static (one, at) => new SpokenMember((ulong)at + 1)
            {
                IsBusy = one.busy && at > 0, MostTold = one.most, Tells = [.. one.tells],
            }).ToArray();
        return Prop.ForAll(estates.ToArbitrary(), static members =>
        {
            Take(members[0], members[1..]).Leave();
            EntityMessage[] heard = [.. members.SelectMany(static member => member.Heard)];
            EntityMessage[] kept = [.. members.SelectMany(static member => member.Kept)];
            bool once = heard.Concat(kept).Distinct().Count() == heard.Length + kept.Length;
            bool inOrder = members.All(member => member.Heard
                .GroupBy(static message => message.Sender, static message => message.Sequence)
                .All(static said => said.SequenceEqual(said.Order())));
            bool noneOvertakes = heard.All(one => kept.All(later => later.Sender != one.Sender || later.Target != one.Target
                || later.Sequence > one.Sequence));
            bool turnsBack = members.All(static member => member.Turns == 0);
            return once && inOrder && noneOvertakes && turnsBack;
        });
    }

    private static JointStep Take(SpokenMember first, params SpokenMember[] others)
        => JointStep.Of(first, first.Say(), key => others.FirstOrDefault(member => member.Key == key), Context);
}
