using Twin.Domain.Devices;
using Twin.Domain.Rules;

namespace Twin.Domain.ServiceRequests;

/// <summary>What each SMI status does to each class of requests (<c>rules/status-admission.csv</c>).</summary>
public static class StatusAdmissionTable
{
    private const int Classes = 3;
    private const int Statuses = 9;

    private static readonly StatusAdmission[] Admissions = new StatusAdmission[Statuses * Classes];
    private static readonly RuleSource[] Sources = Load();

    /// <summary>What the status does to the class.</summary>
    public static StatusAdmission Of(SmiStatus status, RequestClass requestClass) => Admissions[Index(status, requestClass)];

    /// <summary>Where that comes from.</summary>
    public static RuleSource Source(SmiStatus status, RequestClass requestClass) => Sources[Index(status, requestClass)];

    private static int Index(SmiStatus status, RequestClass requestClass) => ((int)status * Classes) + (int)requestClass;

    private static RuleSource[] Load()
    {
        CodeSet<StatusAdmission> codes = new(
            ("admit", StatusAdmission.Admit), ("exempt-only", StatusAdmission.ExemptOnly), ("refuse", StatusAdmission.Refuse));
        RuleSource[] sources = new RuleSource[Statuses * Classes];
        bool[] seen = new bool[Statuses * Classes];
        _ = RuleTables.Load("status-admission", ["status", "request_class", "admission", "confidence"], row =>
        {
            int index = Index(row.Code("status", SmiStatusCatalogue.Codes), row.Code("request_class", RequestCodes.Class));
            if (seen[index])
            {
                row.Fail("status", "each status and class once");
            }

            seen[index] = true;
            Admissions[index] = row.Code("admission", codes);
            _ = row.Code("confidence", RuleRow.ConfidenceCodes);
            return sources[index] = row.Source;
        });
        return Array.TrueForAll(seen, static s => s)
            ? sources
            : throw new InvalidInputException("rules/status-admission.csv lacks a pair of status and class");
    }
}
