using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;
using UnityEngine;

public sealed class LobbyClient : MonoBehaviour
{
    private const ushort LobbyTag = 60000;

    private UnityClient client;
    private uint lastRequest;

    private void Start()
    {
        client = GetComponent<UnityClient>();
        client.MessageReceived += OnMessageReceived;
        SendList(0);
        SendJoin(1, "");
    }

    private void SendList(int next)
    {
        using (DarkRiftWriter writer = DarkRiftWriter.Create())
        {
            writer.Write(++lastRequest); // a uint, which the answer repeats
            writer.Write(next); // 0 for the first page
            writer.Write((byte)20); // rooms at most
            writer.Write((byte)1); // one property:
            writer.Write("map");
            writer.Write("desert");
            using (Message message = Message.Create(LobbyTag, writer))
            {
                client.SendMessage(message, SendMode.Reliable);
            }
        }
    }

    private void SendJoin(int room, string code)
    {
        using (DarkRiftWriter writer = DarkRiftWriter.Create())
        {
            writer.Write(++lastRequest);
            writer.Write(room); // or 0, and a code
            writer.Write(code);
            using (Message message = Message.Create(LobbyTag + 2, writer))
            {
                client.SendMessage(message, SendMode.Reliable);
            }
        }
    }

    private void OnMessageReceived(object sender, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        using (DarkRiftReader reader = message.GetReader())
        {
            if (message.Tag != LobbyTag && message.Tag != LobbyTag + 2)
            {
                return;
            }
            uint request = reader.ReadUInt32();
            if (reader.ReadByte() != 0)
            {
                ushort code = reader.ReadUInt16();
                Debug.Log("request " + request + " was refused: " + code + " " + reader.ReadString());
            }
            else if (message.Tag == LobbyTag)
            {
                ShowPage(reader);
            }
            else
            {
                Debug.Log("joined room " + reader.ReadInt32());
            }
        }
    }

    private void ShowPage(DarkRiftReader reader)
    {
        int next = reader.ReadInt32();
        int count = reader.ReadByte();
        for (int i = 0; i < count; i++)
        {
            int id = reader.ReadInt32();
            string name = reader.ReadString();
            ushort taken = reader.ReadUInt16();
            ushort seats = reader.ReadUInt16();
            bool locked = reader.ReadBoolean();
            for (int properties = reader.ReadByte(); properties > 0; properties--)
            {
                Debug.Log(reader.ReadString() + " = " + reader.ReadString());
            }
            Debug.Log(id + " " + name + ": " + taken + " of " + seats + (locked ? ", locked" : ""));
        }
        if (next != 0)
        {
            SendList(next);
        }
    }
}
