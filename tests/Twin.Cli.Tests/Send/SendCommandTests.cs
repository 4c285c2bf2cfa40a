using Twin.Cli.Infrastructure;
using Xunit;

namespace Twin.Cli.Tests.Send;

/// <summary>What is wrong with a message is said before anything is sent; a twin that is not there is the environment's fault.</summary>
public class SendCommandTests
{
    private const string Eui = "00-DB-12-34-56-78-90-A0";

    [Theory]
    [InlineData("send device x", "id: found 'x'; allowed: an EUI-64 as 00-DB-12-34-56-78-90-A0")]
    [InlineData("send meter-point 1a", "id: found '1a'; allowed: an MPAN of 13 digits or an MPRN of 1 to 10 digits")]
    [InlineData("send request 4.1.9 --target " + Eui + " --user " + Eui, "srv: found '4.1.9'; allowed: a service request variant")]
    [InlineData(
        "send request 2.2 --target " + Eui + " --user " + Eui + " --value amountPence=many", "found 'many'; allowed: a whole number")]
    [InlineData("send request 2.2 --target " + Eui + " --user " + Eui + " --value amountPence", "allowed: name=value, each name once")]
    [InlineData("send request 2.2 --target " + Eui, "Option '--user' is required")]
    [InlineData("send operation supplyGone", "kind is 'supplyGone'; expected one of supplyLost")]
    [InlineData("send operation supplyLost hub=" + Eui + " hup=1", "hup is '1'; expected no such member")]
    [InlineData("send operation dccOutage mode=dsp", "begins is missing; expected true or false")]
    [InlineData("send time --pause --run", "--pause and --run are both given")]
    [InlineData("send twin --url here", "--url: found 'here'; allowed: a URL as http://127.0.0.1:8080")]
    [InlineData("serve --url http://0.0.0.0:8080", "allowed: a loopback address, or --allow-remote")]
    [InlineData("serve --otlp-protocol http", "--otlp-protocol is given without --otlp")]
    [InlineData("serve --otlp http://127.0.0.1:4318 --otlp-protocol thrift", "grpc, http")]
    [InlineData("serve --url http://example.com:8080", "allowed: http:// with an IP address or localhost")]
    [InlineData("serve --url http://127.0.0.1:1 --port 2", "--url and --port are both given")]
    [InlineData("serve --speed 0", "--speed: found '0'; allowed: a whole number from 1 to 86400, or max")]
    [InlineData("serve --start yesterday", "--start: found 'yesterday'; allowed: a moment")]
    [InlineData("serve --storage disk", "--storage: found 'disk'; allowed: memory, sqlite, postgres")]
    public async Task Wrong_words_exit_with_2(string words, string part)
    {
        TwinCommand.Outcome outcome = await TwinCommand.RunAsync(words.Split(' '));
        Assert.Equal(ExitCode.InvalidInput, outcome.ExitCode);
        Assert.Contains(part, outcome.Error, StringComparison.Ordinal);
        Assert.Empty(outcome.Out);
    }
}
