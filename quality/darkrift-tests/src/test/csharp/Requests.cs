using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;
using UnityEngine;

public sealed class LeaderboardClient : MonoBehaviour
{
    private const ushort GetLeaderboardTag = 210;

    private UnityClient client;
    private uint lastRequest;

    private void Start()
    {
        client = GetComponent<UnityClient>();
        client.MessageReceived += OnMessageReceived;
    }

    public void Ask()
    {
        using (DarkRiftWriter writer = DarkRiftWriter.Create())
        {
            writer.Write(++lastRequest); // below 0x80000000: those are the server's
            // The components of the request follow. This one has none.
            using (Message message = Message.Create(GetLeaderboardTag, writer))
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
            if (message.Tag != GetLeaderboardTag || reader.ReadUInt32() != lastRequest)
            {
                return; // another message, or the answer to an older request
            }
            if (reader.ReadByte() != 0)
            {
                Debug.Log("refused with code " + reader.ReadUInt16() + ": " + reader.ReadString());
                return;
            }
            int count = reader.ReadInt32();
            for (int i = 0; i < count; i++)
            {
                Debug.Log(reader.ReadString() + " has " + reader.ReadInt32() + " points");
            }
        }
    }
}
