using System.CommandLine;
using Twin.Cli.Infrastructure;

namespace Twin.Cli.Send;

/// <summary><c>twin send</c>: everything a live twin can be told and asked, by hand.</summary>
internal static class SendVerb
{
    /// <summary>The verb with its commands.</summary>
    public static Command Create(Terminal terminal)
    {
        SendCommands commands = new(terminal);
        return new Verb("send", "Send requests and operations to a live twin (twin serve), and ask it what anything is and was.")
        {
            SendRequestCommand.Create(commands),
            SendOperationCommand.Create(commands),
            SendViewCommands.Device(commands),
            SendViewCommands.Hub(commands),
            SendViewCommands.MeterPoint(commands),
            SendViewCommands.Find(commands),
            SendEventCommands.History(commands),
            SendEventCommands.Messages(commands),
            SendEventCommands.Events(commands),
            SendTimeCommand.Create(commands),
            SendViewCommands.Twin(commands),
        };
    }
}
