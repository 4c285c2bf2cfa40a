using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;

namespace Twin.Domain.Records;

/// <summary>
/// What changed a meter point, as one number of a <see cref="Happening"/>: the command in the low byte and, when a meter told its status,
/// one more than what changed the meter in the next.
/// </summary>
public static class MeterPointCause
{
    private const int MeterShift = 8;

    /// <summary>The number of a command.</summary>
    public static int Of(in MeterPointCommand command) => (int)command.Kind
        | (command.Kind == MeterPointCommandKind.HearMeterStatus ? ((int)command.Cause + 1) << MeterShift : 0);

    /// <summary>What changed the meter, as <c>Suspend</c>, or the meter point's own command, as <c>LinkMeter</c>.</summary>
    public static string Name(int cause) => cause >> MeterShift is > 0 and var meter
        ? ((DeviceCommandKind)(meter - 1)).ToString()
        : ((MeterPointCommandKind)cause).ToString();
}
