namespace Twin.Domain.Metering;

/// <summary>
/// Why a device did not do what a request asked. DUIS carries this inside the device's own answer: the response code is I0, because the
/// request was delivered and answered. The result has it as the value <c>refusal</c>, in camel case.
/// </summary>
public enum MeterRefusal : byte
{
    /// <summary>It did.</summary>
    None,

    /// <summary>2.2: the UTRN was taken before.</summary>
    UtrnUsedBefore,

    /// <summary>2.2: the top up is greater than the meter allows.</summary>
    TopUpTooLarge,

    /// <summary>2.2: the balance would become greater than the meter allows.</summary>
    BalanceTooLarge,

    /// <summary>2.2, 2.5: the meter is in credit mode.</summary>
    NotInPrepayment,

    /// <summary>2.5: the balance is above the threshold, there is no emergency credit, or it is in use.</summary>
    NoEmergencyCreditAvailable,

    /// <summary>1.1.1, 1.1.2: a rate in the switching table has no price.</summary>
    RateWithoutPrice,

    /// <summary>7.1, 7.3: the supply is not in the state that the request starts from.</summary>
    SupplyStateUnsuitable,

    /// <summary>The start of a period is not before its end.</summary>
    PeriodWithoutLength,

    /// <summary>6.14.2, 6.14.3: the lists of a schedule's entries are not of one length.</summary>
    ScheduleIncomplete,

    /// <summary>
    /// 1.1.1, 1.1.2, 6.14.2, 6.14.3: a special day stands twice, has no day profile, or is one that an entry names and the request has not.
    /// </summary>
    SpecialDayUnsuitable,
}
