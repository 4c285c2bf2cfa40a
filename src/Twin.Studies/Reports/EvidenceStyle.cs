namespace Twin.Studies.Reports;

/// <summary>What the reports of sweeps, tornados and comparisons add to the style sheet of every report.</summary>
internal static class EvidenceStyle
{
    /// <summary>The style sheet with its element.</summary>
    public static Html Sheet => Html.Of(
        $$"""
        <style>
        .k .band { fill: var(--k); fill-opacity: .16; stroke: none; }
        .k .whisker { stroke-width: 1.5; }
        .limit path { stroke: var(--alarm); stroke-width: 1.5; stroke-dasharray: 6 4; fill: none; }
        .chart .limit text { fill: var(--alarm); }
        .heat { width: auto; max-width: none; }
        .heat .cell { fill: var(--accent); stroke: var(--line); }
        .heat .figure { fill: var(--text); }
        .heat .broken { fill: var(--alarm); }
        .bars rect { stroke: var(--k); fill: var(--k); }
        .bars .low { fill-opacity: .22; stroke-width: 1.5; }
        .bars .k text { font-weight: 400; fill: var(--text); }
        .bars .input { fill: var(--text); font-weight: 600; }
        .legend rect { stroke: var(--k); fill: var(--k); }
        .legend .low { fill-opacity: .22; stroke-width: 1.5; }
        .points th, .points td { white-space: nowrap; }
        .points .diff { display: block; }
        .verdict { white-space: nowrap; }
        figure + figure { margin-top: 1rem; }
        #points h3, #metrics h3, #ranges h3 { margin-top: 1.75rem; }
        @media print {
          .heat { max-width: 100%; height: auto; }
          .points th, .points td { padding: .2rem .4rem; }
        }
        </style>
        """);
}
