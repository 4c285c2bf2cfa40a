using Twin.Domain.Registration;
using Twin.Domain.Time;

namespace Twin.Domain.Records;

/// <summary>How registration data change a history.</summary>
internal static class RegistrationEditing
{
    /// <summary>The history with other parties from a moment on: what it had from then on gives way.</summary>
    internal static RegistrationHistory With(this RegistrationHistory history, RegistrationChange change) => new(
        history.Kind,
        Edited(history.Intervals(RegistrationKind.Supplier), change.Supplier, change.From),
        Edited(history.Intervals(RegistrationKind.NetworkOperator), change.NetworkOperator, change.From),
        Edited(history.Intervals(RegistrationKind.Agent), change.Agent, change.From));

    /// <summary>The next moment after one at which somebody else is registered; <see cref="SimTime.Never"/> when there is none.</summary>
    internal static SimTime NextChangeAfter(this RegistrationHistory history, SimTime at)
    {
        SimTime next = SimTime.Never;
        foreach (RegistrationKind part in Enum.GetValues<RegistrationKind>())
        {
            foreach (RegistrationInterval interval in history.Intervals(part))
            {
                next = interval.From > at && interval.From < next ? interval.From : next;
                next = interval.To > at && interval.To < next ? interval.To : next;
            }
        }

        return next;
    }

    private static ReadOnlySpan<RegistrationInterval> Edited(ReadOnlySpan<RegistrationInterval> intervals, ushort? user, SimTime from)
    {
        if (user is not { } number)
        {
            return intervals;
        }

        List<RegistrationInterval> edited = [];
        foreach (RegistrationInterval interval in intervals)
        {
            if (interval.From < from)
            {
                edited.Add(interval with { To = interval.To < from ? interval.To : from });
            }
        }

        if (number != 0)
        {
            edited.Add(new RegistrationInterval(number, from, SimTime.Never));
        }

        return edited.ToArray();
    }
}
