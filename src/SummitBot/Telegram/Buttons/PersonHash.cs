using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SummitBot.Telegram.Buttons;

/// <summary>
/// Stands for a person where it only matters whether two are the same. User ids are few enough to try them all, so the hash has a key;
/// it lies in the same database and keeps ids out of what is copied from it by eye, exported or shown, not from whoever holds the whole file.
/// </summary>
internal static class PersonHash
{
    public static byte[] Of(StateConnection db, long person)
    {
        var key = db.Query("SELECT value FROM secrets WHERE name = 'people'", r => r.GetFieldValue<byte[]>(0))[0];
        Span<byte> id = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(id, person);
        return HMACSHA256.HashData(key, id)[..16];
    }
}
