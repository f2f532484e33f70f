using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;
using UnityEngine;

public sealed class SignIn : IDarkRiftSerializable
{
    public const ushort Tag = 110;

    public ushort Version;
    public string Token = "";

    public void Deserialize(DeserializeEvent e)
    {
        Version = e.Reader.ReadUInt16();
        Token = e.Reader.ReadString();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Version);
        e.Writer.Write(Token);
    }
}

public sealed class SignInClient : MonoBehaviour
{
    private const ushort SignedInTag = 111;
    private const ushort SignInFailedTag = 112;

    public string Token = "ada";

    private UnityClient client;

    private void Start()
    {
        client = GetComponent<UnityClient>();
        client.MessageReceived += OnMessageReceived;
        client.ConnectInBackground("127.0.0.1", 4296, true, error =>
        {
            if (error == null)
            {
                SendSignIn();
            }
        });
    }

    private void SendSignIn()
    {
        // The first message, and reliable. Send nothing else before SignedIn has arrived.
        using (Message message = Message.Create(SignIn.Tag, new SignIn { Version = 3, Token = Token }))
        {
            client.SendMessage(message, SendMode.Reliable);
        }
    }

    private void OnMessageReceived(object sender, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        using (DarkRiftReader reader = message.GetReader())
        {
            switch (message.Tag)
            {
                case SignedInTag:
                    Debug.Log("signed in as " + reader.ReadString());
                    break;
                case SignInFailedTag:
                    Debug.LogWarning(reader.ReadString()); // the server disconnects
                    break;
            }
        }
    }
}

public sealed class Rejoin : IDarkRiftSerializable
{
    public const ushort Tag = 114;

    public string Name = "";
    public string ResumeToken = "";

    public void Deserialize(DeserializeEvent e)
    {
        Name = e.Reader.ReadString();
        ResumeToken = e.Reader.ReadString();
    }

    public void Serialize(SerializeEvent e)
    {
        e.Writer.Write(Name);
        e.Writer.Write(ResumeToken);
    }
}

public sealed class ResumingClient : MonoBehaviour
{
    private const ushort RejoinedTag = 115;

    public string Name = "ada";

    private UnityClient client;
    private string resumeToken = "";
    private float delay = 0.5f;

    private void Start()
    {
        client = GetComponent<UnityClient>();
        client.MessageReceived += OnMessageReceived;
        client.Disconnected += OnDisconnected;
        Connect();
    }

    private void Connect()
    {
        client.ConnectInBackground("127.0.0.1", 4296, true, error =>
        {
            if (error != null)
            {
                ConnectLater();
                return;
            }
            Rejoin rejoin = new Rejoin { Name = Name, ResumeToken = resumeToken };
            using (Message message = Message.Create(Rejoin.Tag, rejoin))
            {
                client.SendMessage(message, SendMode.Reliable);
            }
        });
    }

    private void ConnectLater()
    {
        Invoke("Connect", delay * (0.5f + Random.value / 2));
        delay = System.Math.Min(delay * 2, 15f);
    }

    private void OnMessageReceived(object sender, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        using (DarkRiftReader reader = message.GetReader())
        {
            if (message.Tag == RejoinedTag)
            {
                string name = reader.ReadString();
                resumeToken = reader.ReadString(); // another one after each resume
                delay = 0.5f;
                Debug.Log("welcome, " + name);
            }
        }
    }

    private void OnDisconnected(object sender, DisconnectedEventArgs e)
    {
        if (!e.LocalDisconnect)
        {
            ConnectLater();
        }
    }
}
