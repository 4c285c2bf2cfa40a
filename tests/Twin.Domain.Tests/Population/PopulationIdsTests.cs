using FsCheck.Xunit;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Xunit;

namespace Twin.Domain.Tests.Population;

public class PopulationIdsTests
{
    [Property]
    public void A_devices_id_names_its_premises_and_slot(uint number, byte place)
    {
        int premises = (int)(number % PopulationIds.MostPremises);
        PremisesSlot slot = (PremisesSlot)(place % 8);

        Assert.True(PopulationIds.TryLocate(PopulationIds.Device(premises, slot), out int found, out PremisesSlot foundSlot));
        Assert.Equal((premises, slot), (found, foundSlot));
    }

    [Property]
    public void A_meter_points_number_names_its_premises(uint number, byte distributor)
    {
        int premises = (int)(number % PopulationIds.MostPremises);
        int distributorId = 10 + (distributor % 90);
        Mpxn[] numbers =
        [
            PopulationIds.Import(premises, distributorId), PopulationIds.Export(premises, distributorId), PopulationIds.Gas(premises),
        ];

        Assert.All(numbers, id => Assert.True(PopulationIds.TryLocate(id, out int found) && found == premises));
        Assert.Equal([distributorId, distributorId, -1], numbers.Select(static id => id.DistributorId));
        Assert.All(numbers, static id => Assert.True(id.HasValidCheckDigits()));
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(0x02_54_57_00_00_00_00_08UL)]
    [InlineData(0x02_54_58_00_00_00_00_00UL)]
    [InlineData(0x02_54_57_80_00_00_00_00UL)]
    [InlineData(0x02_54_57_00_5F_5E_0F_F0UL)]
    public void A_device_that_is_not_generated_is_nowhere(ulong id)
        => Assert.False(PopulationIds.TryLocate(new DeviceId(id), out _, out _));

    [Theory]
    [InlineData("123")]
    [InlineData("1000000000000")]
    [InlineData("1099999999999")]
    public void A_meter_point_that_is_not_generated_is_nowhere(string number)
        => Assert.False(PopulationIds.TryLocate(Mpxn.Parse(number), out _));
}
