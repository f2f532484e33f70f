using System.Collections.Generic;
using DarkRift;
using DarkRift.Client;
using DarkRift.Client.Unity;
using UnityEngine;

[RequireComponent(typeof(UnityClient))]
public sealed class ArenaClient : MonoBehaviour
{
    public string Host = "127.0.0.1";
    public int Port = 4296;
    public string Token = "ada";
    public GameObject PlayerPrefab;

    private readonly Dictionary<ushort, GameObject> players = new Dictionary<ushort, GameObject>();
    private readonly Dictionary<ushort, int> lastSeen = new Dictionary<ushort, int>();
    private UnityClient client;
    private int newestTick;
    private int sequence;

    private void Start()
    {
        client = GetComponent<UnityClient>();
        client.MessageReceived += OnMessageReceived;
        client.Disconnected += OnDisconnected;
        client.ConnectInBackground(Host, Port, true, error =>
        {
            if (error != null)
            {
                Debug.LogError("could not connect: " + error.Message);
                return;
            }
            Send(Login.Tag, new Login { Token = Token }, SendMode.Reliable);
        });
    }

    private void Send<T>(ushort tag, T value, SendMode mode) where T : IDarkRiftSerializable
    {
        using (Message message = Message.Create(tag, value))
        {
            client.SendMessage(message, mode);
        }
    }

    private void OnMessageReceived(object sender, MessageReceivedEventArgs e)
    {
        using (Message message = e.GetMessage())
        {
            switch (message.Tag)
            {
                case LoggedIn.Tag:
                    LoggedIn loggedIn = message.Deserialize<LoggedIn>();
                    InvokeRepeating("SendInput", 0f, 1f / loggedIn.TicksPerSecond);
                    break;
                case LoginFailed.Tag:
                    Debug.LogWarning(message.Deserialize<LoginFailed>().Reason);
                    break;
                case Snapshot.Tag:
                    Apply(message.Deserialize<Snapshot>());
                    break;
            }
        }
    }

    private void SendInput()
    {
        sequence++;
        PlayerInput input = new PlayerInput
        {
            Sequence = sequence,
            X = Input.GetAxisRaw("Horizontal"),
            Y = Input.GetAxisRaw("Vertical")
        };
        Send(PlayerInput.Tag, input, SendMode.Unreliable);
    }

    private void Apply(Snapshot snapshot)
    {
        if (snapshot.Tick < newestTick)
        {
            return; // datagrams can arrive late
        }
        newestTick = snapshot.Tick;
        foreach (Entity entity in snapshot.Entities)
        {
            GameObject player;
            if (!players.TryGetValue(entity.Id, out player))
            {
                player = Instantiate(PlayerPrefab);
                players.Add(entity.Id, player);
            }
            player.transform.position = new Vector3(entity.X, 0f, entity.Y);
            lastSeen[entity.Id] = snapshot.Tick;
        }
        RemovePlayersWhoLeft();
    }

    private void RemovePlayersWhoLeft()
    {
        foreach (ushort id in new List<ushort>(players.Keys))
        {
            if (newestTick - lastSeen[id] > 40)
            {
                Destroy(players[id]);
                players.Remove(id);
            }
        }
    }

    private void OnDisconnected(object sender, DisconnectedEventArgs e)
    {
        CancelInvoke("SendInput");
        Debug.LogWarning(e.LocalDisconnect ? "left the game" : "lost the connection: " + e.Error);
    }
}
