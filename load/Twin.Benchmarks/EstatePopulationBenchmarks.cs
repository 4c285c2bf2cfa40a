using BenchmarkDotNet.Attributes;
using Twin.Domain.Devices;
using Twin.Domain.MeterPoints;
using Twin.Domain.Population;
using Twin.Domain.Rules;

namespace Twin.Benchmarks;

/// <summary>What it costs to make the devices and meter points of one premises.</summary>
[MemoryDiagnoser]
public class EstatePopulationBenchmarks
{
    private const int Premises = 1_000;

    private readonly EstatePopulation population = new(BenchmarkEstate.Profile(Premises), 1, RuleSet.Sec2020);
    private readonly DeviceState[] devices = new DeviceState[8];
    private readonly MeterPointState[] meterPoints = new MeterPointState[3];

    [Benchmark(OperationsPerInvoke = Premises)]
    public int ShapeAndFill()
    {
        int made = 0;
        for (int premises = 0; premises < Premises; premises++)
        {
            PremisesShape shape = population.Shape(premises);
            population.Fill(premises, shape, devices, meterPoints);
            made += shape.Devices;
        }

        return made;
    }
}
