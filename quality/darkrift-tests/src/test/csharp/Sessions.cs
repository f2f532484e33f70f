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
