namespace Twin.Studies.Reports;

/// <summary>The report's style sheet: light and dark by the reader's preference, always light on paper.</summary>
/// <remarks>
/// Text has a contrast of at least 4.5 to its ground and curves of at least 3, in both themes; ReportStyleTests computes it.
/// </remarks>
internal static class ReportStyle
{
    /// <summary>For reports with many variants: their table needs the long side of the paper.</summary>
    public static Html Landscape => Html.Of(
        $$"""
        <style>
        @page { size: A4 landscape; }
        @media print, (min-width: 641px) {
          .metrics tbody th { min-width: 12rem; }
          .metrics th, .metrics td { padding-inline: .35rem; }
          .metrics .n { min-width: 5.4rem; }
        }
        @media print { .metrics tbody th small { display: none; } }
        </style>
        """);

    /// <summary>The style sheet with its element.</summary>
    public static Html Sheet => Html.Of(
        $$"""
        <style>
        :root {
          color-scheme: light;
          --ground: #ffffff; --panel: #f6f7f9; --line: #d8dce2; --text: #1a1f26; --quiet: #57606c; --link: #0b5cad; --accent: #0b5cad;
          --doubt: #8a4b00; --doubt-ground: #fff6e6; --alarm: #a8071a; --ok: #0f6b3c; --grid: #e3e6eb; --axis: #7a838f;
          --v0: #3a4350; --v1: #0b66c3; --v2: #c2410c; --v3: #0f766e; --v4: #7c3aed; --v5: #be185d; --v6: #856404; --v7: #0e7490;
        }
        @media screen and (prefers-color-scheme: dark) {
          :root {
            color-scheme: dark;
            --ground: #11151a; --panel: #1a2027; --line: #333c47; --text: #e7eaee; --quiet: #a3adb9; --link: #7cb8f7; --accent: #7cb8f7;
            --doubt: #f3b45c; --doubt-ground: #2a2116; --alarm: #ff8b8b; --ok: #6dd3a0; --grid: #2a323c; --axis: #8792a0;
            --v0: #c9d1da; --v1: #6cb2ff; --v2: #ff9a66; --v3: #4fd1c0; --v4: #b79bff; --v5: #ff85b8; --v6: #e3c14e; --v7: #5ccbe6;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
        body { margin: 0; background: var(--ground); color: var(--text); font: 16px/1.55 system-ui, -apple-system, "Segoe UI", Roboto,
          "Helvetica Neue", "Liberation Sans", Arial, sans-serif; }
        .page { max-width: 1120px; margin: 0 auto; padding: 2.5rem 1.5rem 4rem; }
        h1, h2, h3 { line-height: 1.25; text-wrap: balance; margin: 0; }
        h1 { font-size: 2rem; letter-spacing: -.015em; }
        h2 { font-size: 1.35rem; letter-spacing: -.01em; margin-bottom: .5rem; }
        h3 { font-size: 1.02rem; }
        h3 small, th small { font-weight: 400; color: var(--quiet); }
        p { margin: .4rem 0; }
        a { color: var(--link); text-underline-offset: .15em; }
        :focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
        code, pre { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, "Liberation Mono", monospace; font-size: .85em; }
        section { margin-top: 3rem; }
        .skip { position: absolute; left: -100vw; top: 0; padding: .5rem 1rem; background: var(--ground); }
        .skip:focus { left: 0; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        .eyebrow { margin: 0 0 .35rem; color: var(--quiet); font-size: .9rem; }
        .question { font-size: 1.1rem; max-width: 50rem; margin: .6rem 0; }
        .lead-in { color: var(--quiet); }
        .facts { display: flex; flex-wrap: wrap; gap: .2rem 0; color: var(--quiet); font-size: .9rem; }
        .facts span:not(:last-child)::after { content: "·"; margin: 0 .6rem; }
        nav { display: flex; flex-wrap: wrap; gap: .25rem 1.25rem; margin-top: 1rem; padding: .6rem 0; border-block: 1px solid var(--line);
          font-size: .92rem; }
        nav a { text-decoration: none; }
        nav a:hover { text-decoration: underline; }
        header + main > section:first-child { margin-top: 2rem; }
        .answer { border-left: 4px solid var(--accent); padding: .1rem 0 .1rem 1.2rem; max-width: 54rem; }
        .answer .first { font-size: 1.3rem; line-height: 1.4; margin: 0 0 .5rem; text-wrap: pretty; }
        ul { margin: .4rem 0; padding-left: 1.2rem; }
        li { margin: .2rem 0; }
        .notes { margin-top: 1.25rem; padding: .8rem 1.2rem; border-radius: 8px; background: var(--doubt-ground); max-width: 54rem;
          font-size: .95rem; }
        .notes h3 { color: var(--doubt); }
        .alarm { color: var(--alarm); }
        p.alarm { border: 2px solid var(--alarm); border-radius: 8px; padding: .8rem 1.2rem; }
        .ok { color: var(--ok); font-weight: 600; }
        .hint { color: var(--quiet); font-size: .92rem; max-width: 54rem; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .93rem; margin: .6rem 0; }
        th, td { padding: .5rem .75rem; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
        thead th { vertical-align: bottom; border-bottom: 2px solid var(--axis); font-size: .88rem; }
        th:first-child { padding-left: 0; }
        td:last-child, th:last-child { padding-right: 0; }
        tbody th { font-weight: 500; }
        tbody th small { display: block; font-size: .84em; line-height: 1.4; max-width: 28rem; text-wrap: pretty; }
        th small code { font-size: 1em; }
        .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        thead .n { white-space: normal; }
        .metrics thead th.n { vertical-align: top; }
        .metrics thead .n small { display: block; }
        .metrics th:first-child { width: 34%; }
        .metrics .n { white-space: normal; min-width: 7.6rem; }
        .metrics thead .sample { display: block; margin: 0 0 .2rem auto; }
        .variant { overflow-wrap: anywhere; }
        .unit { color: var(--quiet); font-weight: 400; }
        .unit::before { content: "("; } .unit::after { content: ")"; }
        .value { font-weight: 600; }
        .pm, .none { color: var(--quiet); }
        .diff { display: block; font-size: .86rem; }
        .arrow { font-size: .7em; color: var(--accent); }
        .diff.same, .share { color: var(--quiet); }
        .diff.same .arrow { color: inherit; }
        .part th { padding-left: 1.5rem !important; font-weight: 400; }
        .part .value { font-weight: 500; }
        .of { color: var(--quiet); }
        .part th, .part td { padding-block: .3rem; }
        .folded { color: var(--quiet); font-size: .92rem; max-width: 60rem; margin-top: .8rem; }
        .folded strong { color: var(--text); font-weight: 600; }
        .sample { display: inline-block; vertical-align: -.05em; margin-right: .45rem; overflow: visible; }
        .k { --k: var(--v0); }
        .k1 { --k: var(--v1); } .k2 { --k: var(--v2); } .k3 { --k: var(--v3); } .k4 { --k: var(--v4); }
        .k5 { --k: var(--v5); } .k6 { --k: var(--v6); } .k7 { --k: var(--v7); }
        .k path { fill: none; stroke: var(--k); stroke-linejoin: round; }
        .k .m { fill: var(--k); stroke: var(--ground); stroke-width: 1; }
        .k text { fill: var(--k); font-weight: 600; }
        .k .lead { stroke-width: 1; opacity: .6; }
        figure { margin: 1.5rem 0 0; padding: 1.1rem 1.25rem; border: 1px solid var(--line); border-radius: 10px; }
        .legend { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style: none; padding: 0; margin: .35rem 0 .6rem;
          font-size: .9rem; }
        .legend li { margin: 0; }
        .chart { display: block; width: 100%; height: auto; font-size: 13px; overflow: visible; }
        .chart text { fill: var(--quiet); font-variant-numeric: tabular-nums; }
        .chart .k text { fill: var(--k); }
        .chart .name { fill: var(--text); }
        .axis path { fill: none; stroke: var(--axis); }
        .axis .grid { stroke: var(--grid); }
        .narrow { display: none; }
        .under path:not(.m) { stroke-opacity: .45; }
        details { margin-top: .6rem; }
        summary { cursor: pointer; color: var(--link); font-size: .92rem; }
        details table { width: auto; min-width: 40%; }
        .cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(19rem, 100%), 1fr)); gap: 1rem; }
        .card { border: 1px solid var(--line); border-radius: 10px; padding: 1rem 1.2rem; }
        #details h3 { margin-top: 1.5rem; }
        .origin { margin-top: 1.25rem; }
        .doubt { background: var(--doubt-ground); border-radius: 10px; padding: 1rem 1.2rem; }
        .doubt .hint, .doubt small { color: var(--text); }
        .badge { display: inline-block; border: 1.5px solid var(--doubt); color: var(--doubt); border-radius: 99px; padding: 0 .6rem;
          font-size: .8rem; margin-right: .3rem; }
        .inputs { table-layout: fixed; }
        .inputs th { width: 44%; } .inputs th:nth-child(2) { width: 20%; } .inputs td { overflow-wrap: anywhere; }
        .inputs .value { font-weight: 500; }
        .command { background: var(--panel); border-radius: 8px; padding: .8rem 1rem; overflow-x: auto; margin: .5rem 0 1rem;
          font-size: 1rem; }
        .scenario { background: var(--panel); border-radius: 8px; padding: .8rem 1rem; overflow: auto; max-height: 30rem; }
        dl { margin: 0 0 1rem; }
        dl div { display: grid; grid-template-columns: 12rem 1fr; gap: 1rem; padding: .35rem 0; border-bottom: 1px solid var(--line); }
        dt { color: var(--quiet); } dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
        .hashes code { overflow-wrap: anywhere; } .hashes th { white-space: nowrap; padding-right: 1.5rem; }
        #provenance h3 { margin-top: 1.5rem; }
        @media screen and (max-width: 640px) {
          .page { padding: 1.5rem 1rem 3rem; }
          h1 { font-size: 1.55rem; } .answer .first { font-size: 1.12rem; } .question { font-size: 1rem; }
          .wide { display: none; } .narrow { display: block; }
          figure { padding: .9rem .8rem; }
          .scroll { margin-inline: -1rem; }
          figure .scroll, .doubt .scroll { margin-inline: 0; }
          th:first-child { padding-left: 1rem; } figure th:first-child, .doubt th:first-child { padding-left: 0; } td:last-child,
            th:last-child { padding-right: 1rem; }
          th, td { padding: .45rem .55rem; }
          .metrics tbody th, .metrics thead th:first-child { position: sticky; left: 0; z-index: 1; background: var(--ground);
            min-width: 9.5rem; max-width: 11rem; }
          .metrics tbody .part th { padding-left: 1.6rem !important; }
          .metrics tbody th small { display: none; }
          .inputs { min-width: 38rem; } .inputs th:nth-child(2) { width: 24%; } .hashes { min-width: 44rem; }
          dl div { grid-template-columns: 1fr; gap: 0; }
        }
        @page { size: A4; margin: 15mm 14mm; @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif;
          color: #57606c; } }
        @media print {
          html { font-size: 9pt; }
          body { font-size: 1rem; line-height: 1.42; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
          .page { max-width: none; padding: 0; }
          nav, .skip, summary { display: none; }
          section { margin-top: 1.8rem; } header + main > section:first-child { margin-top: 1.4rem; }
          h1 { font-size: 18pt; } h2 { font-size: 13pt; } h3 { font-size: 10pt; }
          .answer .first { font-size: 11.5pt; } .question { font-size: 10pt; max-width: none; }
          .answer, .notes, .hint, .folded { max-width: none; }
          .notes { margin-top: .8rem; padding: .5rem 1rem; }
          h1, h2, h3, .hint { break-after: avoid; } .scroll + .hint, .folded { break-before: avoid; break-after: auto; }
          figure, .card, .notes, .answer, .hint, .hashes, tr, dl div, .command { break-inside: avoid; }
          thead { display: table-header-group; }
          .scroll { overflow: visible; }
          .metrics .n { min-width: 0; } .metrics th:first-child { width: 44%; }
          .metrics td.n { vertical-align: top; } .metrics .diff { font-size: .92em; }
          th, td { padding: .28rem .6rem; } .part th, .part td { padding-block: .22rem; }
          tbody th small { font-size: 7.5pt; line-height: 1.3; max-width: none; }
          #details h3 { margin-top: 1rem; } #details tbody th, #details td { padding-block: .15rem; }
          figure { margin-top: 1rem; padding: .7rem 1rem .6rem; }
          .legend { margin: .2rem 0 .3rem; }
          .cards { gap: .8rem; } .card { padding: .6rem 1rem; }
          .origin { margin-top: 1.1rem; } .doubt { padding: .6rem 1rem; }
          .command { padding: .4rem .8rem; margin: .3rem 0 .5rem; }
          dl { margin-bottom: .5rem; } dl div { padding: .15rem 0; grid-template-columns: 13rem 1fr; }
          .chart { font-size: 15px; }
          .hashes code { word-break: break-all; }
          a { color: inherit; text-decoration: none; }
        }
        </style>
        """);
}
