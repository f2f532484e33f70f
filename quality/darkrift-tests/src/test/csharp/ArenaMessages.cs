using DarkRift;

public sealed class Login : IDarkRiftSerializable
{
    public const ushort Tag = 100;

    public string Token = "";

    public void Deserialize(DeserializeEvent e)
    {
        Token = e.Reader.ReadString();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Token);
    }
}

public sealed class LoggedIn : IDarkRiftSerializable
{
    public const ushort Tag = 101;

    public ushort Entity;
    public byte TicksPerSecond;

    public void Deserialize(DeserializeEvent e)
    {
        Entity = e.Reader.ReadUInt16();
        TicksPerSecond = e.Reader.ReadByte();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Entity);
        e.Writer.Write(TicksPerSecond);
    }
}

public sealed class LoginFailed : IDarkRiftSerializable
{
    public const ushort Tag = 102;

    public string Reason = "";

    public void Deserialize(DeserializeEvent e)
    {
        Reason = e.Reader.ReadString();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Reason);
    }
}

public sealed class PlayerInput : IDarkRiftSerializable
{
    public const ushort Tag = 103;

    public int Sequence;
    public float X;
    public float Y;

    public void Deserialize(DeserializeEvent e)
    {
        Sequence = e.Reader.ReadInt32();
        X = e.Reader.ReadSingle();
        Y = e.Reader.ReadSingle();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Sequence);
        e.Writer.Write(X);
        e.Writer.Write(Y);
    }
}

public sealed class Entity : IDarkRiftSerializable
{
    public ushort Id;
    public int LastInput;
    public float X;
    public float Y;

    public void Deserialize(DeserializeEvent e)
    {
        Id = e.Reader.ReadUInt16();
        LastInput = e.Reader.ReadInt32();
        X = e.Reader.ReadSingle();
        Y = e.Reader.ReadSingle();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Id);
        e.Writer.Write(LastInput);
        e.Writer.Write(X);
        e.Writer.Write(Y);
    }
}

public sealed class Snapshot : IDarkRiftSerializable
{
    public const ushort Tag = 104;

    public int Tick;
    public Entity[] Entities = new Entity[0];

    public void Deserialize(DeserializeEvent e)
    {
        Tick = e.Reader.ReadInt32();
        Entities = e.Reader.ReadSerializables<Entity>();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Tick);
        e.Writer.Write(Entities);
    }
}
