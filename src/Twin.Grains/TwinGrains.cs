using Microsoft.Extensions.DependencyInjection;
using Orleans.Serialization;
using Twin.Contracts;
using Twin.Grains.Clock;
using Twin.Grains.Entities;
using Twin.Grains.Products;
using Twin.Grains.Storage;
using Twin.Grains.Views;

namespace Twin.Grains;

/// <summary>Puts the live twin's grains and its <see cref="ITwin"/> into a silo.</summary>
public static class TwinGrains
{
    /// <summary>Adds what the grains share. The silo gives Orleans, and a grain storage named <see cref="SmallStates.Storage"/>.</summary>
    /// <param name="services">The silo's services.</param>
    /// <param name="estate">What the twin starts with.</param>
    /// <param name="store">Makes the store of this process.</param>
    /// <param name="conductor">How the twin's time begins.</param>
    /// <param name="description">What the twin says of itself.</param>
    public static IServiceCollection AddTwinGrains(
        this IServiceCollection services,
        TwinEstate estate,
        Func<IServiceProvider, ITwinStore> store,
        ConductorOptions conductor,
        TwinIdentity description)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddSingleton(estate);
        services.AddSingleton(store);
        services.AddSingleton(conductor);
        services.AddSingleton(description);
        services.AddSingleton<ProductBook>();
        services.AddSingleton<EntityGrains>();
        services.AddSingleton<EntityHost>();
        services.AddSingleton<BaseCounts>();
        services.AddSingleton<EventWords>();
        services.AddSingleton<ViewMaker>();
        services.AddSingleton<DeviceFinder>();
        services.AddSingleton<CountProjection>();
        services.AddSingleton<UserBook>();
        services.AddSingleton<SiloBoard>();
        services.AddHostedService(static provider => provider.GetRequiredService<SiloBoard>());
        services.AddHostedService<OutboxSweeper>();
        services.AddSingleton<RequestDesk>();
        services.AddSingleton<OperationDesk>();
        services.AddSingleton<GrainTwin>();
        services.AddSingleton<ITwin>(static provider => provider.GetRequiredService<GrainTwin>());
        return services.AddTwinFailures();
    }

    /// <summary>
    /// Lets failures of the twin, of Orleans and of the database reach a caller in another silo as what they are. By itself Orleans carries
    /// only those of the runtime, and has no form even for some of its own.
    /// </summary>
    internal static IServiceCollection AddTwinFailures(this IServiceCollection services)
        => services.Configure<ExceptionSerializationOptions>(
            static known => known.SupportedNamespacePrefixes.UnionWith([nameof(Twin), nameof(Npgsql), nameof(Orleans)]));
}
