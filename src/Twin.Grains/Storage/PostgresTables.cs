using Npgsql;
using Twin.Domain.Identity;

namespace Twin.Grains.Storage;

/// <summary>The steps of a batch at entities of all kinds.</summary>
internal sealed class PostgresTables
{
    // By the number of the kind.
    private readonly PostgresTable?[] byKind;
    private readonly PostgresTable[] tables;

    public PostgresTables(EntityForms forms)
    {
        byKind = new PostgresTable?[forms.Tables.Select(static table => (int)table.Kind + 1).DefaultIfEmpty().Max()];
        foreach (EntityTable table in forms.Tables)
        {
            byKind[(int)table.Kind] = new PostgresTable(table);
        }

        tables = [.. byKind.OfType<PostgresTable>()];
    }

    /// <summary>Whether every row that was to be written was still of the version before; known when the commands have run.</summary>
    public bool AreWritten => Array.TrueForAll(tables, static table => table.IsWritten);

    /// <summary>Begins a batch.</summary>
    public void Clear()
    {
        foreach (PostgresTable table in tables)
        {
            table.Clear();
        }
    }

    /// <summary>Adds a step whose row is to be looked at.</summary>
    public void Look(PendingStep step) => byKind[(int)step.Key.Kind]!.Look(step);

    /// <summary>Adds the commands that look at rows.</summary>
    /// <returns>The tables that they look at, in their order.</returns>
    public PostgresTable[] AddFind(NpgsqlBatch commands)
    {
        PostgresTable[] looking = Array.FindAll(tables, static table => table.Looks);
        foreach (PostgresTable table in looking)
        {
            commands.BatchCommands.Add(table.Find());
        }

        return looking;
    }

    /// <summary>Adds the commands that write the rows of steps, which have their places.</summary>
    public void AddTo(NpgsqlBatch commands, List<PendingStep> steps)
    {
        foreach (PendingStep step in steps)
        {
            if (step.Kind == PendingKind.Step)
            {
                byKind[(int)step.Key.Kind]!.Write(step);
            }
        }

        foreach (PostgresTable table in tables)
        {
            table.AddTo(commands);
        }
    }

    /// <summary>Adds the commands that forget outboxes.</summary>
    public void AddClears(NpgsqlBatch commands, List<PendingStep> steps)
    {
        foreach (IGrouping<EntityKind, PendingStep> clears in steps
            .Where(static step => step.Kind == PendingKind.ClearOutbox).GroupBy(static step => step.Key.Kind))
        {
            commands.BatchCommands.Add(byKind[(int)clears.Key]!.ClearOutboxes([.. clears]));
        }
    }
}
