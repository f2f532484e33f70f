using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;

public static class Pings
{
    public static void Acknowledge(UnityClient client, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        {
            if (message.IsPingMessage)
            {
                using (Message acknowledgement = Message.CreateEmpty(message.Tag))
                {
                    acknowledgement.MakePingAcknowledgementMessage(message);
                    client.SendMessage(acknowledgement, e.SendMode);
                }
            }
        }
    }
}
