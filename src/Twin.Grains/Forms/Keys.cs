using Twin.Contracts;
using Twin.Domain.Records;

namespace Twin.Grains.Forms;

/// <summary>The names of entities as rules and as the twin's users write them; the numbers of the kinds are the same.</summary>
internal static class Keys
{
    internal static EntityKey ToEntity(RecordKey key) => new((EntityKind)key.Kind, key.Number);

    internal static RecordKey ToRecord(EntityKey key) => new((RecordKind)key.Kind, key.Number);
}
