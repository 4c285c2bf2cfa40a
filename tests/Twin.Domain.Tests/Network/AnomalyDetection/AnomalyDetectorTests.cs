using FsCheck.Xunit;
using Twin.Domain.Devices;
using Twin.Domain.Network.AnomalyDetection;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.Network.AnomalyDetection;

public class AnomalyDetectorTests
{
    private const long Hour = 3_600_000;

    private static readonly ServiceRequestVariant Disable = ServiceRequestVariant.Parse("7.2");
    private static readonly ServiceRequestVariant TopUp = ServiceRequestVariant.Parse("2.2");

    private static AnomalyVerdict Send(AnomalyDetector detector, ushort user, long atMs, ServiceRequestVariant? request = null)
        => detector.Check(user, request ?? Disable, null, SmetsVersion.Smets2, atMs);

    // A surge at an even gap from time 0: min(threshold, ceil(window / gap)) pass in every window begun.
    [Theory]
    [InlineData(AnomalyWindow.Calendar, 10, 60, 0, 24, 240)] // ten an hour for 24 hours
    [InlineData(AnomalyWindow.Rolling, 10, 60, 0, 24, 240)]
    [InlineData(AnomalyWindow.Calendar, 100, 60, 0, 24, 24 * 60)] // below the threshold everything passes
    [InlineData(AnomalyWindow.Calendar, 0, 60, 0, 24, 0)]
    [InlineData(AnomalyWindow.Rolling, 0, 60, 0, 24, 0)]
    [InlineData(AnomalyWindow.Calendar, 10, 60, 50, 1, 20)] // from ten minutes to a boundary on: twice the threshold within the hour
    [InlineData(AnomalyWindow.Rolling, 10, 60, 50, 1, 10)] // never more than the threshold in any hour
    public void Surge_of_so_many_an_hour_passes(
        AnomalyWindow window, int threshold, int perHour, int startMinute, int hours, int expected)
    {
        AnomalyDetector detector = new(window, Hour);
        detector.SetUserThreshold(1, Disable, threshold);
        long start = startMinute * Hour / 60;
        int passed = Enumerable.Range(0, perHour * hours)
            .Count(i => Send(detector, 1, start + (i * Hour / perHour)) == AnomalyVerdict.Passed);
        Assert.Equal(expected, passed);
    }

    [Fact]
    public void Users_and_variants_have_thresholds_of_their_own()
    {
        AnomalyDetector detector = new(AnomalyWindow.Calendar, Hour);
        detector.SetUserThreshold(1, Disable, 1);
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 1, 0));
        Assert.Equal(AnomalyVerdict.UserThresholdBreach, Send(detector, 1, 0));
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 2, 0));
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 1, 0, TopUp));
    }

    [Fact]
    public void Threshold_raised_by_a_file_lets_more_pass_in_the_same_window()
    {
        AnomalyDetector detector = new(AnomalyWindow.Calendar, Hour);
        detector.SetUserThreshold(1, Disable, 1);
        Send(detector, 1, 0);
        Assert.Equal(AnomalyVerdict.UserThresholdBreach, Send(detector, 1, 0));
        detector.SetUserThreshold(1, Disable, 2);
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 1, 0));
        Assert.Equal(AnomalyVerdict.UserThresholdBreach, Send(detector, 1, 0));
    }

    [Fact]
    public void Excess_of_one_user_does_not_use_up_the_threshold_of_the_DCC()
    {
        AnomalyDetector detector = new(AnomalyWindow.Rolling, Hour);
        detector.SetUserThreshold(1, Disable, 1);
        detector.SetDccThreshold(Disable, 2);
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 1, 0));
        Assert.Equal(AnomalyVerdict.UserThresholdBreach, Send(detector, 1, 0));
        Assert.Equal(AnomalyVerdict.Passed, Send(detector, 2, 0));
        Assert.Equal(AnomalyVerdict.DccThresholdBreach, Send(detector, 3, 0));
    }

    [Theory]
    [InlineData(1, SmetsVersion.Smets2, AnomalyVerdict.Passed)]
    [InlineData(100, SmetsVersion.Smets1, AnomalyVerdict.Passed)]
    [InlineData(101, SmetsVersion.Smets2, AnomalyVerdict.AttributeLimitsBreach)]
    [InlineData(0, SmetsVersion.Smets2, AnomalyVerdict.AttributeLimitsBreach)]
    [InlineData(101, SmetsVersion.Smets1, AnomalyVerdict.Deleted)]
    public void Value_outside_the_limits_is_quarantined_and_for_SMETS1_deleted(long value, SmetsVersion smets, AnomalyVerdict expected)
    {
        AnomalyDetector detector = new(AnomalyWindow.Calendar, Hour);
        detector.SetLimits(TopUp, new AttributeLimits(1, 100));
        Assert.Equal(expected, detector.Check(1, TopUp, value, smets, 0));
        Assert.Equal(AnomalyVerdict.Passed, detector.Check(1, Disable, value, smets, 0));
        Assert.Equal(AnomalyVerdict.Passed, detector.Check(1, TopUp, null, smets, 0));
    }

    [Property(MaxTest = 300)]
    public void No_window_passes_more_than_its_threshold(ushort[] gaps, byte threshold, bool rolling)
    {
        AnomalyDetector detector = new(rolling ? AnomalyWindow.Rolling : AnomalyWindow.Calendar, Hour);
        int most = threshold % 8;
        detector.SetUserThreshold(1, Disable, most);
        long now = 0;
        List<long> passed = [];
        foreach (ushort gap in gaps)
        {
            now += gap * 16;
            if (Send(detector, 1, now) == AnomalyVerdict.Passed)
            {
                passed.Add(now);
            }
        }

        Assert.All(passed, t => Assert.InRange(
            passed.Count(o => rolling ? o >= t && o < t + Hour : o / Hour == t / Hour), 1, most));
    }
}
