using Twin.Domain.Devices;
using Twin.Domain.Identity;
using Twin.Domain.Population;
using Xunit;

namespace Twin.Domain.Tests.Population;

/// <summary>Looking up a single device's CPL entry says what making the whole premises says.</summary>
public class PopulationFirmwareTests
{
    private static readonly DeviceState[] Devices = [.. EstatePopulationTests.Estate.SelectMany(static one => one.Devices)];

    [Fact]
    public void Firmware_of_a_slot_is_that_of_its_device_and_none_where_the_premises_has_no_such_device()
    {
        Dictionary<DeviceId, ushort> recorded = Devices.ToDictionary(static one => one.Id, static one => one.RecordedFirmware);
        for (int premises = 0; premises < EstatePopulationTests.Estate.Length; premises++)
        {
            for (PremisesSlot slot = PremisesSlot.Chf; slot <= PremisesSlot.Cad; slot++)
            {
                Assert.Equal(
                    recorded.GetValueOrDefault(PopulationIds.Device(premises, slot)),
                    EstatePopulationTests.Population.FirmwareOf(premises, slot));
            }
        }
    }

    [Fact]
    public void Slot_of_a_type_holds_devices_of_that_type()
        => Assert.All(Devices, static one => Assert.Equal((ulong)EstatePopulation.SlotOf(one.Type), one.Id.Value & 0x0F));
}
