using DarkRift;
using DarkRift.Client.Unity;

public sealed class Greeting : IDarkRiftSerializable
{
    public string Text;

    public void Deserialize(DeserializeEvent e) { Text = e.Reader.ReadString(); }

    public void Serialize(SerializeEvent e) { e.Writer.Write(Text); }
}

public static class Greeter
{
    public static void Greet(UnityClient client)
    {
        using (Message message = Message.Create(10, new Greeting { Text = "hello" }))
        {
            client.SendMessage(message, SendMode.Reliable);
        }
    }
}
