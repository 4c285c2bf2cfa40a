using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Twin.Gateway.Telemetry;

/// <summary>Metrics, traces and logs of the process: the gateway's, the twin's and Orleans'.</summary>
internal static class TelemetrySetup
{
    // The gateway knows no host; these are the names under which one publishes, whether it is there or not.
    private static readonly string[] Meters = ["Twin.*", "Microsoft.Orleans", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime"];
    private static readonly string[] Sources = ["Twin.*", "Microsoft.Orleans.Application", "Microsoft.Orleans.Runtime"];

    /// <summary>Registers what the options ask for.</summary>
    public static void Add(IServiceCollection services, GatewayOptions options)
    {
        OpenTelemetry.OpenTelemetryBuilder telemetry = services.AddOpenTelemetry()
            .ConfigureResource(static process => process.AddService("twin")).WithMetrics(metrics =>
        {
            metrics.AddMeter(Meters).AddPrometheusExporter();
            if (options.Otlp is { } collector)
            {
                metrics.AddOtlpExporter(exporter => Send(exporter, collector, options.OtlpProtocol, "v1/metrics"));
            }
        });
        if (options.Otlp is { } endpoint)
        {
            telemetry.WithTracing(traces => traces.AddSource(Sources).AddAspNetCoreInstrumentation()
                .AddOtlpExporter(exporter => Send(exporter, endpoint, options.OtlpProtocol, "v1/traces")));
        }

        services.AddLogging(logging =>
        {
            logging.ClearProviders();
            // A line for each request costs more than answering it; what goes wrong is logged at Warning and above.
            logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Orleans", LogLevel.Warning).AddFilter("System", LogLevel.Warning)
                .AddFilter("Polly", LogLevel.Warning);

            // It logs nothing above Information, but makes an activity and a scope for each request as long as it might. Traces are
            // another matter: who listens to them gets his activity.
            logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

            // What these warn of at every start is a choice made here (server collection that is not concurrent), or the time before
            // there was a clock to compare with.
            logging.AddFilter("Orleans.Runtime.Silo", LogLevel.Error).AddFilter("Orleans.Runtime.Watchdog", LogLevel.Error);
            if (options.JsonLogs)
            {
                logging.AddJsonConsole(console =>
                {
                    console.UseUtcTimestamp = true;
                    console.TimestampFormat = "yyyy-MM-ddTHH:mm:ss.fffZ";
                });
            }
            else
            {
                logging.AddSimpleConsole(console => console.SingleLine = true);
            }

            // Standard output is for data.
            services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(
                static console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        });
    }

    // The exporter takes an endpoint that is set here as the whole of it, so the part for the signal is added as the specification says.
    private static void Send(OtlpExporterOptions exporter, Uri collector, OtlpProtocol protocol, string signal)
    {
        bool http = protocol == OtlpProtocol.Http;
        exporter.Protocol = http ? OtlpExportProtocol.HttpProtobuf : OtlpExportProtocol.Grpc;
        exporter.Endpoint = http ? new Uri($"{collector.AbsoluteUri.TrimEnd('/')}/{signal}") : collector;
    }
}
