using System.Text;

namespace Twin.Studies.StormDay;

/// <summary>Passes the lines of one model's log on with the model's name after the time, and as many fields as every line has.</summary>
internal sealed class ModelLog(TextWriter to, string model, int fields) : TextWriter
{
    private readonly StringBuilder line = new();
    private string missing = string.Empty;
    private bool hasHead;

    /// <inheritdoc/>
    public override Encoding Encoding => to.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
        {
            End();
        }
        else
        {
            _ = line.Append(value);
        }
    }

    // A quoted cell may hold a line feed, which ends no line; no cell of these logs does, names of users have none.
    private void End()
    {
        string text = line.ToString();
        _ = line.Clear();
        int comma = text.IndexOf(',', StringComparison.Ordinal);
        if (!hasHead)
        {
            hasHead = true;
            missing = new string(',', fields - text.Count(static c => c == ','));
            return;
        }

        to.Write(text.AsSpan(0, comma));
        to.Write(',');
        to.Write(model);
        to.Write(text.AsSpan(comma));
        to.Write(missing);
        to.Write('\n');
    }
}
