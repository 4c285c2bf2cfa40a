using Twin.Domain.Randomness;
using Xunit;

namespace Twin.Domain.Tests.Randomness;

public class FixedPointLogarithmTests
{
    private const double Unit = 4_294_967_296;

    [Fact]
    public void It_is_exact_at_powers_of_two()
    {
        for (int power = 0; power < 64; power++)
        {
            ulong halvings = (ulong)(64 - power);
            Assert.Equal(halvings * 2_977_044_472, FixedPointLogarithm.MinusLn((1UL << power) - 1));
        }

        Assert.Equal(0UL, FixedPointLogarithm.MinusLn(ulong.MaxValue));
    }

    // Relative to the result where that is a half or more; the same amount absolutely below, where linear steps cannot do better.
    [Fact]
    public void It_is_the_logarithm_to_two_parts_in_a_hundred_million()
    {
        RandomStream stream = new(1, 1);
        double worst = 0;
        for (uint i = 0; i < 200_000; i++)
        {
            ulong bits = stream.Bits(i, 0) >> (int)(i % 40);
            double exact = -Math.Log((bits + 1.0) / 18_446_744_073_709_551_616.0);
            double found = FixedPointLogarithm.MinusLn(bits) / Unit;
            worst = Math.Max(worst, Math.Abs(found - exact) / Math.Max(0.5, exact));
        }

        Assert.InRange(worst, 1e-10, 2e-8);
    }

    // Near zero the logarithm of 1 - x is followed by its series, which a double holds to the last bit.
    [Fact]
    public void Near_zero_it_is_right_to_a_thousandth_and_one_unit()
    {
        for (int power = 30; power < 62; power++)
        {
            double x = Math.ScaleB(1, power - 64);
            double exact = x + (x * x / 2) + (x * x * x / 3);
            double found = FixedPointLogarithm.MinusLn(ulong.MaxValue - (1UL << power)) / Unit;

            Assert.InRange(found, (exact * 0.999) - (1.5 / Unit) - Math.Pow(x, 4), (exact * 1.001) + (1.5 / Unit) + Math.Pow(x, 4));
        }
    }

    [Fact]
    public void It_never_rises_with_the_bits()
    {
        RandomStream stream = new(2, 1);
        for (uint i = 0; i < 100_000; i++)
        {
            ulong bits = stream.Bits(i, 0);
            ulong step = stream.Bits(i, 1) >> (int)(1 + (i % 63));
            ulong higher = bits > ulong.MaxValue - step ? ulong.MaxValue : bits + step;
            Assert.True(FixedPointLogarithm.MinusLn(bits) >= FixedPointLogarithm.MinusLn(higher));
        }

        for (int entry = 1; entry < 4_096; entry++)
        {
            ulong corner = (1UL << 63) + ((ulong)entry << 51);
            for (ulong bits = corner - 4; bits < corner + 4; bits++)
            {
                Assert.True(FixedPointLogarithm.MinusLn(bits) >= FixedPointLogarithm.MinusLn(bits + 1));
            }
        }
    }
}
