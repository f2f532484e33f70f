using System;
using DarkRift;
using DarkRift.Server;

public sealed class ChatPlugin : Plugin
{
    public override bool ThreadSafe
    {
        get { return false; }
    }

    public override Version Version
    {
        get { return new Version(1, 0, 0); }
    }

    public ChatPlugin(PluginLoadData data) : base(data)
    {
        ClientManager.ClientConnected += (sender, e) => e.Client.MessageReceived += OnMessageReceived;
    }

    private void OnMessageReceived(object sender, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        {
            if (message.Tag == 13)
            {
                foreach (IClient client in ClientManager.GetAllClients())
                {
                    client.SendMessage(message, SendMode.Reliable);
                }
            }
        }
    }
}
