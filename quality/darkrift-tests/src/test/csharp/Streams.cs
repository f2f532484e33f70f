using System;
using System.Collections.Generic;
using System.IO;
using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;
using UnityEngine;

public sealed class StreamReceiver
{
    private const byte Open = 0, Data = 1, End = 2, Cancel = 3, Window = 4, Refuse = 5;
    private const long WindowBytes = 65536;
    private const long MaxBytes = 10000000;

    private readonly ushort tag;
    private readonly UnityClient client;
    private readonly Action<string, byte[]> received;
    private readonly Dictionary<int, Incoming> streams = new Dictionary<int, Incoming>();

    private sealed class Incoming
    {
        public string Name;
        public long Length;
        public long Limit = WindowBytes;
        public readonly MemoryStream Bytes = new MemoryStream();
    }

    public StreamReceiver(ushort tag, UnityClient client, Action<string, byte[]> received)
    {
        this.tag = tag;
        this.client = client;
        this.received = received;
    }

    /** Call this for each message with the tag. */
    public void Handle(Message message)
    {
        using (DarkRiftReader reader = message.GetReader())
        {
            byte kind = reader.ReadByte();
            int id = reader.ReadInt32();
            Incoming stream;
            if (kind == Open)
            {
                stream = new Incoming { Length = reader.ReadInt64(), Name = reader.ReadString() };
                if (stream.Length > MaxBytes)
                {
                    Send(Refuse, id, writer => writer.Write("too long"));
                    return;
                }
                streams[id] = stream;
                Allow(id, stream);
            }
            else if (streams.TryGetValue(id, out stream))
            {
                Handle(kind, id, stream, reader);
            }
        }
    }

    private void Handle(byte kind, int id, Incoming stream, DarkRiftReader reader)
    {
        switch (kind)
        {
            case Data:
                byte[] bytes = reader.ReadRaw(reader.Length - reader.Position);
                if (stream.Bytes.Length + bytes.Length > MaxBytes)
                {
                    streams.Remove(id);
                    Send(Refuse, id, writer => writer.Write("too long"));
                    return;
                }
                stream.Bytes.Write(bytes, 0, bytes.Length);
                if (stream.Limit - stream.Bytes.Length <= WindowBytes / 2)
                {
                    stream.Limit = stream.Bytes.Length + WindowBytes;
                    Allow(id, stream);
                }
                break;
            case End:
                streams.Remove(id);
                Allow(id, stream); // tells the sender that everything has arrived
                received(stream.Name, stream.Bytes.ToArray());
                break;
            case Cancel:
                streams.Remove(id);
                break;
        }
    }

    private void Allow(int id, Incoming stream)
    {
        Send(Window, id, writer =>
        {
            writer.Write(stream.Bytes.Length);
            writer.Write(stream.Limit);
        });
    }

    private void Send(byte kind, int id, Action<DarkRiftWriter> rest)
    {
        using (DarkRiftWriter writer = DarkRiftWriter.Create())
        {
            writer.Write(kind);
            writer.Write(id);
            rest(writer);
            using (Message message = Message.Create(tag, writer))
            {
                client.SendMessage(message, SendMode.Reliable);
            }
        }
    }
}
