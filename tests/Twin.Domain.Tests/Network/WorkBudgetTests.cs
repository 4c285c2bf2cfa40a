using FsCheck.Xunit;
using Twin.Domain.Network;
using Xunit;

namespace Twin.Domain.Tests.Network;

public class WorkBudgetTests
{
    [Theory]
    [InlineData(0, 0, 100, 5, 0)]
    [InlineData(1, 0, 100, 1_000, 1)]
    [InlineData(1, 0, 100, 1_001, 0)]
    [InlineData(10, 0, 3, 1_000, 3)] // no more than wait
    [InlineData(10, 4, 100, 1_000, 6)] // what cannot wait comes first
    [InlineData(10, 10, 100, 1_000, 0)]
    [InlineData(10, 25, 100, 1_000, 0)] // more was charged than passed
    public void Milliseconds_passed_and_charged_leave_so_many_pieces(long passedMs, long chargedMs, long most, long cost, long expected)
    {
        WorkBudget budget = default;
        budget.Pass(passedMs);
        budget.Charge(chargedMs, WorkBudget.MicrosecondsPerMs);
        Assert.Equal(expected, budget.Take(most, cost));
    }

    [Fact]
    public void Debt_is_worked_off_before_waiting_work()
    {
        WorkBudget budget = default;
        budget.Charge(3, 1_000);
        budget.Pass(2);
        Assert.Equal(0, budget.Take(9, 1_000));
        budget.DropUnused();
        Assert.Equal(-1_000, budget.LeftMicroseconds);
        budget.Pass(2);
        Assert.Equal(1, budget.Take(9, 1_000));
    }

    [Fact]
    public void Time_that_nobody_asked_for_is_lost()
    {
        WorkBudget budget = default;
        budget.Pass(60_000);
        budget.DropUnused();
        budget.Pass(1);
        Assert.Equal(1, budget.Take(9, 1_000));
        Assert.Equal(60_000_000, budget.DroppedMicroseconds);
    }

    [Fact]
    public void Fractions_are_never_lost()
    {
        // 3 in 1,000 ms: the cost does not divide the tick, and the sum over ticks is exact all the same.
        WorkBudget budget = default;
        long taken = 0;
        for (int ms = 0; ms < 3_000; ms++)
        {
            budget.Pass(1);
            taken += budget.Take(long.MaxValue, 333_333);
        }

        Assert.Equal(9, taken);
        Assert.Equal(3_000_000 - (9 * 333_333), budget.LeftMicroseconds);
    }

    [Property(MaxTest = 300)]
    public void What_passed_was_charged_spent_dropped_or_is_left(ushort[] script)
    {
        WorkBudget budget = default;
        long passed = 0;
        foreach (ushort step in script)
        {
            int rest = step / 4;
            switch (step % 4)
            {
                case 0:
                    budget.Pass(rest);
                    passed += rest * WorkBudget.MicrosecondsPerMs;
                    break;
                case 1:
                    budget.Charge(rest, 77);
                    break;
                case 2:
                    _ = budget.Take(rest, 501);
                    break;
                default:
                    budget.DropUnused();
                    break;
            }

            Assert.Equal(
                passed, budget.ChargedMicroseconds + budget.SpentMicroseconds + budget.DroppedMicroseconds + budget.LeftMicroseconds);
        }
    }
}
