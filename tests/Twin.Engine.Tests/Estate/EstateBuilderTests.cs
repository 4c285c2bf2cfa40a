using Twin.Domain.CommunicationsHubs;
using Twin.Domain.Population;
using Twin.Engine.Estate;
using Twin.Engine.Runs;
using Xunit;

namespace Twin.Engine.Tests.Estate;

public sealed class EstateBuilderTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 1)]
    [InlineData(3, 5)]
    [InlineData(7, 2)]
    [InlineData(500, 5)]
    [InlineData(5_000, 2)]
    public void Estate_is_the_same_on_any_partitions_and_threads(int partitions, int threads)
    {
        SimulatedEstate one = TestProfiles.Build(500);
        SimulatedEstate many = TestProfiles.Build(500, partitions, threads);

        Assert.Equal(EstateDigest.Of(one, 1), EstateDigest.Of(many, threads));
        Assert.Equal((one.Premises, one.Devices, one.MeterPoints), (many.Premises, many.Devices, many.MeterPoints));
        Assert.Equal(Math.Min(partitions, 500), many.Partitions.Length);
    }

    [Fact]
    public void Another_seed_makes_another_estate()
        => Assert.NotEqual(EstateDigest.Of(TestProfiles.Build(50), 1), EstateDigest.Of(TestProfiles.Build(50, seed: 6), 1));

    [Fact]
    public void Partitions_find_the_premises_of_each_of_their_devices()
    {
        foreach (EstatePartition partition in TestProfiles.Build(100, partitions: 3).Partitions)
        {
            for (int premises = 0; premises < partition.Premises; premises++)
            {
                int first = partition.FirstDevice(premises);
                for (int at = 0; at < partition.DevicesOf(premises).Length; at++)
                {
                    Assert.Equal(premises, partition.PremisesOfDevice(first + at));
                }
            }
        }
    }

    [Fact]
    public void Every_premises_has_its_hub_where_it_lies_and_hubs_count_in_the_bytes()
    {
        foreach (EstatePartition partition in TestProfiles.Build(100, partitions: 3).Partitions)
        {
            Assert.Equal(
                Enumerable.Range(partition.FirstPremises, partition.Premises).Select(static p => PopulationIds.Device(p, PremisesSlot.Chf)),
                partition.Hubs.Select(static h => h.Chf));
            Assert.Equal(
                (24L * partition.Devices.Length) + (56L * partition.MeterPoints.Length) + (32L * partition.Premises)
                    + (8L * (partition.Premises + 1)),
                partition.Bytes);
            CommunicationsHubState[] copied = partition.Copy().Hubs;
            Assert.Equal(partition.Hubs, copied);
            Assert.NotSame(partition.Hubs, copied);
        }
    }

    [Fact]
    public void Users_named_by_meter_points_are_counted_the_same_while_building_and_after()
    {
        foreach (EstatePartition partition in TestProfiles.Build(200, partitions: 3).Partitions)
        {
            int[] built = [.. partition.MeterPointsOfUser];
            int[] counted = [.. partition.Copy().MeterPointsOfUser];

            Assert.Equal(2 * partition.MeterPoints.Length, built.Sum());
            for (int user = 0; user < Math.Max(built.Length, counted.Length); user++)
            {
                int named = partition.MeterPoints.Sum(m => (m.Supplier == user ? 1 : 0) + (m.NetworkOperator == user ? 1 : 0));
                Assert.Equal((named, named), (built.ElementAtOrDefault(user), counted.ElementAtOrDefault(user)));
            }
        }
    }

    [Fact]
    public void A_partition_has_one_hub_for_each_premises()
        => Assert.Throws<ArgumentException>(static () => new EstatePartition(0, [0, 0], [0, 0], [], [], new CommunicationsHubState[2]));

    [Fact]
    public void Premises_without_devices_are_stepped_over()
    {
        EstatePartition partition = new(
            0, [0, 0, 2, 2, 3], [0, 0, 0, 0, 0], new Twin.Domain.Devices.DeviceState[3], [], new CommunicationsHubState[4]);

        Assert.Equal([1, 1, 3], Enumerable.Range(0, 3).Select(partition.PremisesOfDevice));
    }

    [Fact]
    public void Providers_are_one_for_each_electricity_network_and_xoserve_last()
    {
        SimulatedEstate estate = TestProfiles.Build(1);

        Assert.Equal(["East", "City", "Xoserve"], estate.Providers.Select(static p => p.Name));
        Assert.Equal(["East", "City"], estate.Providers.Take(2).Select(p => estate.Users[p.NetworkOperator].Name));
        Assert.True(estate.Providers[^1].IsGas);
    }
}
