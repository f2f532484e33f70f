// The few types of DarkRift and Unity that the C# of the guides uses, without their code: enough to compile it.
using System;
using System.Net.Sockets;

namespace DarkRift
{
    public enum SendMode { Unreliable, Reliable }

    public interface IDarkRiftSerializable
    {
        void Deserialize(DeserializeEvent e);
        void Serialize(SerializeEvent e);
    }

    public class DeserializeEvent { public DarkRiftReader Reader { get { return null; } } }

    public class SerializeEvent { public DarkRiftWriter Writer { get { return null; } } }

    public class DarkRiftReader : IDisposable
    {
        public void Dispose() { }
        public int Length { get { return 0; } }
        public int Position { get { return 0; } }
        public byte[] ReadRaw(int length) { return null; }
        public long ReadInt64() { return 0; }
        public byte ReadByte() { return 0; }
        public bool ReadBoolean() { return false; }
        public ushort ReadUInt16() { return 0; }
        public uint ReadUInt32() { return 0; }
        public int ReadInt32() { return 0; }
        public float ReadSingle() { return 0; }
        public string ReadString() { return null; }
        public T[] ReadSerializables<T>() where T : IDarkRiftSerializable, new() { return null; }
    }

    public class DarkRiftWriter : IDisposable
    {
        public static DarkRiftWriter Create() { return null; }
        public void Dispose() { }
        public void Write(long value) { }
        public void Write(byte value) { }
        public void Write(bool value) { }
        public void Write(ushort value) { }
        public void Write(uint value) { }
        public void Write(int value) { }
        public void Write(float value) { }
        public void Write(string value) { }
        public void Write<T>(T[] value) where T : IDarkRiftSerializable { }
    }

    public sealed class Message : IDisposable
    {
        public ushort Tag { get; set; }
        public bool IsPingMessage { get { return false; } }
        public static Message Create(ushort tag, DarkRiftWriter writer) { return null; }
        public static Message CreateEmpty(ushort tag) { return null; }
        public static Message Create<T>(ushort tag, T value) where T : IDarkRiftSerializable { return null; }
        public T Deserialize<T>() where T : IDarkRiftSerializable, new() { return default(T); }
        public DarkRiftReader GetReader() { return null; }
        public void MakePingAcknowledgementMessage(Message acknowledging) { }
        public void Dispose() { }
    }
}

namespace DarkRift.Client
{
    using DarkRift;

    public class MessageReceivedEventArgs : EventArgs
    {
        public SendMode SendMode { get { return SendMode.Reliable; } }
        public Message GetMessage() { return null; }
    }

    public class DisconnectedEventArgs : EventArgs
    {
        public bool LocalDisconnect { get { return false; } }
        public SocketError Error { get { return SocketError.Success; } }
    }
}

namespace DarkRift.Client.Unity
{
    public sealed class UnityClient : UnityEngine.MonoBehaviour
    {
        public delegate void ConnectCompleteHandler(Exception e);

        public event EventHandler<MessageReceivedEventArgs> MessageReceived { add { } remove { } }
        public event EventHandler<DisconnectedEventArgs> Disconnected { add { } remove { } }
        public void ConnectInBackground(string host, int port, bool noDelay, ConnectCompleteHandler callback = null) { }
        public bool SendMessage(Message message, SendMode sendMode) { return true; }
    }
}

namespace DarkRift.Server
{
    public class PluginLoadData { }

    public abstract class Plugin
    {
        protected Plugin(PluginLoadData data) { }
        public abstract bool ThreadSafe { get; }
        public abstract Version Version { get; }
        protected IClientManager ClientManager { get { return null; } }
    }

    public interface IClientManager
    {
        event EventHandler<ClientConnectedEventArgs> ClientConnected;
        IClient[] GetAllClients();
    }

    public class ClientConnectedEventArgs : EventArgs { public IClient Client { get { return null; } } }

    public class MessageReceivedEventArgs : EventArgs { public Message GetMessage() { return null; } }

    public interface IClient
    {
        event EventHandler<MessageReceivedEventArgs> MessageReceived;
        bool SendMessage(Message message, SendMode sendMode);
    }
}

namespace UnityEngine
{
    [AttributeUsage(AttributeTargets.Class)]
    public sealed class RequireComponent : Attribute { public RequireComponent(Type type) { } }

    public class Object
    {
        public static T Instantiate<T>(T original) where T : Object { return original; }
        public static void Destroy(Object gone) { }
    }

    public class GameObject : Object { public Transform transform { get { return null; } } }

    public class Transform : Object { public Vector3 position { get; set; } }

    public class MonoBehaviour : Object
    {
        public T GetComponent<T>() { return default(T); }
        public void InvokeRepeating(string method, float time, float repeatRate) { }
        public void Invoke(string method, float time) { }
        public void CancelInvoke(string method) { }
    }

    public struct Vector3 { public Vector3(float x, float y, float z) { } }

    public static class Random { public static float value { get { return 0; } } }

    public static class Input { public static float GetAxisRaw(string axis) { return 0; } }

    public static class Debug
    {
        public static void Log(object message) { }
        public static void LogWarning(object message) { }
        public static void LogError(object message) { }
    }
}
