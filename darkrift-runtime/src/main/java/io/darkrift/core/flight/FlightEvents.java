package io.darkrift.core.flight;

import io.darkrift.connection.DisconnectInfo;
import io.darkrift.connection.StrikeReason;
import io.darkrift.core.support.LogLimiter;
import io.darkrift.message.SendMode;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import jdk.jfr.Category;
import jdk.jfr.DataAmount;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.Period;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** The events. Loaded only where the module {@code jdk.jfr} is there. */
final class FlightEvents {
    private static final int MAX_FRAMES = 32;

    private FlightEvents() {}

    /** What the events of a connection share. */
    @Category("DarkRift")
    @StackTrace(false)
    private abstract static class ConnectionEvent extends Event {
        @Label("Client")
        @Description("The id of the client")
        int client;

        @Label("Address")
        @Description("The address of the peer")
        String address = "";
    }

    @Name("io.darkrift.Connect")
    @Label("Connect")
    @Description("A connection can be used")
    private static final class Connect extends ConnectionEvent {
        @Label("Server")
        @Description("Whether this is the server's end")
        boolean server;

        @Label("Transport")
        String transport = "";
    }

    @Name("io.darkrift.Disconnect")
    @Label("Disconnect")
    @Description("A connection has ended")
    private static final class Disconnect extends ConnectionEvent {
        @Label("Server")
        @Description("Whether this is the server's end")
        boolean server;

        @Label("Reason")
        String reason = "";

        @Label("Detail")
        String detail = "";
    }

    @Name("io.darkrift.Strike")
    @Label("Strike")
    @Description("A client was given a strike")
    private static final class Strike extends ConnectionEvent {
        @Label("Reason")
        String reason = "";

        @Label("Weight")
        int weight;

        @Label("Total Weight")
        int total;

        @Label("Detail")
        String detail = "";
    }

    @Name("io.darkrift.Refusal")
    @Label("Refusal")
    @Description("A connection or a client was refused")
    @Category("DarkRift")
    @StackTrace(false)
    private static final class Refusal extends Event {
        @Label("Address")
        String address = "";

        @Label("Cause")
        @Description("The setting that has refused it")
        String cause = "";
    }

    @Name("io.darkrift.SlowHandler")
    @Label("Slow Handler")
    @Description("A handler holds an event loop")
    @Category("DarkRift")
    @StackTrace(false)
    private static final class SlowHandler extends Event {
        @Label("Connection")
        String connection = "";

        @Label("Tag")
        @Description("The tag of the message, or -1 for a connection event")
        int tag;

        @Label("Held")
        @Description("How long the handler had held the event loop when it was noticed")
        @Timespan(Timespan.NANOSECONDS)
        long held;

        @Label("Event Loop")
        String loop = "";

        @Label("Stack")
        @Description("What the handler did")
        String stack = "";
    }

    /** Also the clock of {@link FlightControl}. */
    @Name("io.darkrift.EventLoopLag")
    @Label("Event Loop Lag")
    @Description("How late an event loop runs what is due")
    @Category("DarkRift")
    @StackTrace(false)
    @Period("1 s")
    static final class EventLoopLag extends Event {
        @Label("Event Loop")
        String loop = "";

        @Label("Lag")
        @Timespan(Timespan.NANOSECONDS)
        long lag;
    }

    @Name("io.darkrift.Message")
    @Label("Message")
    @Description("A message of a server has arrived, or was accepted for sending")
    @Category("DarkRift")
    @StackTrace(false)
    @Enabled(false)
    private static final class MessageEvent extends Event {
        @Label("Client")
        int client;

        @Label("Received")
        @Description("Whether it has arrived")
        boolean received;

        @Label("Tag")
        int tag;

        @Label("Size")
        @DataAmount
        int size;

        @Label("Channel")
        String channel = "";
    }

    static boolean wantsMessages() {
        return new MessageEvent().isEnabled();
    }

    static void connected(boolean server, int id, InetSocketAddress peer, String transport) {
        Connect event = new Connect();
        if (event.isEnabled()) {
            event.server = server;
            event.client = id;
            event.address = NetUtil.toSocketAddressString(peer);
            event.transport = transport;
            event.commit();
        }
    }

    static void disconnected(boolean server, int id, InetSocketAddress peer, DisconnectInfo info) {
        Disconnect event = new Disconnect();
        if (event.isEnabled()) {
            event.server = server;
            event.client = id;
            event.address = NetUtil.toSocketAddressString(peer);
            event.reason = info.reason().name();
            event.detail = LogLimiter.quote(info.detail());
            event.commit();
        }
    }

    static void strike(int id, InetSocketAddress peer, StrikeReason reason, int weight, int total, String detail) {
        Strike event = new Strike();
        if (event.isEnabled()) {
            event.client = id;
            event.address = NetUtil.toSocketAddressString(peer);
            event.reason = reason.name();
            event.weight = weight;
            event.total = total;
            event.detail = LogLimiter.quote(detail);
            event.commit();
        }
    }

    static void refused(InetAddress peer, String cause) {
        Refusal event = new Refusal();
        if (event.isEnabled()) {
            event.address = peer.getHostAddress();
            event.cause = cause;
            event.commit();
        }
    }

    static void slowHandler(Object connection, int tag, long nanos, Thread loop) {
        SlowHandler event = new SlowHandler();
        if (event.isEnabled()) {
            event.connection = connection.toString();
            event.tag = tag;
            event.held = nanos;
            event.loop = loop.getName();
            event.stack = Arrays.stream(loop.getStackTrace())
                    .limit(MAX_FRAMES)
                    .map(StackTraceElement::toString)
                    .collect(Collectors.joining("\n"));
            event.commit();
        }
    }

    static void lag(String loop, long nanos) {
        EventLoopLag event = new EventLoopLag();
        if (event.isEnabled()) {
            event.loop = loop;
            event.lag = nanos;
            event.commit();
        }
    }

    static void message(boolean received, int id, int tag, int bytes, SendMode mode) {
        MessageEvent event = new MessageEvent();
        if (event.isEnabled()) {
            event.received = received;
            event.client = id;
            event.tag = tag;
            event.size = bytes;
            event.channel = mode.name();
            event.commit();
        }
    }
}
