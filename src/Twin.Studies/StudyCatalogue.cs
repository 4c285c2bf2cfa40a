using Twin.Studies.AlertStorm;
using Twin.Studies.AnomalyDetection;
using Twin.Studies.CplRemoval;
using Twin.Studies.OtaPowerAlerts;
using Twin.Studies.OutageRecovery;
using Twin.Studies.PowerOutage;
using Twin.Studies.RequestTraffic;
using Twin.Studies.Running;
using Twin.Studies.ServiceFlags;
using Twin.Studies.SmkiRecovery;
using Twin.Studies.StormDay;

namespace Twin.Studies;

/// <summary>The studies there are.</summary>
public static class StudyCatalogue
{
    /// <summary>The studies in the order of their names.</summary>
    public static IReadOnlyList<IStudy> All { get; } =
    [
        new AlertStormStudy(),
        new AnomalyDetectionStudy(),
        new CplRemovalStudy(),
        new OtaPowerAlertsStudy(),
        new OutageRecoveryStudy(),
        new PowerOutageStudy(),
        new RequestTrafficStudy(),
        new ServiceFlagsStudy(),
        new SmkiRecoveryStudy(),
        new StormDayStudy(),
    ];

    /// <summary>The study with the name; null when there is none.</summary>
    public static IStudy? Find(string name) => All.FirstOrDefault(study => study.Name == name);
}
