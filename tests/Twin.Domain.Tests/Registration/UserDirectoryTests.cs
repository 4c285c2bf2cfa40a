using Twin.Domain.Identity;
using Twin.Domain.Registration;
using Twin.Domain.ServiceRequests;
using Xunit;

namespace Twin.Domain.Tests.Registration;

public class UserDirectoryTests
{
    [Fact]
    public void Every_user_with_an_id_is_found_by_it_and_nobody_else_is()
    {
        UserDirectory users = new([User("A", 10), User("B", 0), User("C", 30), User("D", 0)]);

        Assert.Equal((1, 3), (users.NumberOf(new UserId(10)), users.NumberOf(new UserId(30))));
        Assert.Equal("C", users[users.NumberOf(new UserId(30))].Name);
        Assert.Equal((0, 0), (users.NumberOf(new UserId(20)), users.NumberOf(default)));
    }

    [Fact]
    public void Two_users_with_one_id_are_refused_by_name_of_both_numbers()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => new UserDirectory([User("A", 10), User("B", 20), User("C", 10)]));

        Assert.StartsWith($"users 1 and 3 both have the id {new UserId(10)}", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Suspended_users_are_those_named_and_nobody_else()
    {
        UserDirectory users = new([User("A", 10), User("B", 0), User("C", 30)]);
        UserDirectory some = users.WithSuspended([3, 1]);
        Assert.Equal([UserStatus.Suspended, UserStatus.Active, UserStatus.Suspended], some.Users.Select(static user => user.Status));
        Assert.Equal(
            [UserStatus.Active, UserStatus.Suspended, UserStatus.Active],
            some.WithSuspended([2]).Users.Select(static user => user.Status));
        Assert.All(some.WithSuspended([]).Users.Concat(users.Users), static user => Assert.Equal(UserStatus.Active, user.Status));
        Assert.Equal(3, some.NumberOf(new UserId(30)));
        Assert.Throws<ArgumentOutOfRangeException>(() => users.WithSuspended([4]));
        Assert.Throws<ArgumentOutOfRangeException>(() => users.WithSuspended([0]));
    }

    private static UserEntry User(string name, ulong id) => new(name, new UserId(id), UserRoles.ImportSupplier);
}
