package io.darkrift.tools.doctor;

import io.darkrift.tools.capture.Printable;
import io.darkrift.tools.doctor.Report.Works;
import io.darkrift.tools.options.Address;
import io.darkrift.tools.options.ServerOptions;
import io.darkrift.transport.bichannel.Dialect;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at one address of the server: what speaks there, and how far a client gets. */
final class AddressCheck {
    /**
     * What is to be looked at.
     *
     * @param address the address that the user gave
     * @param udpPort the port of UDP
     * @param dialect the dialect that clients are configured with
     */
    record Plan(Address address, int udpPort, Dialect dialect) {
        InetSocketAddress at(InetAddress host) {
            return new InetSocketAddress(host, address.port());
        }
    }

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(300);
    private static final int ROUND_TRIPS = 4;

    private final Plan plan;
    private final SecureCheck secure;
    private final Report.At report;
    private final Deadline deadline;
    private final InetSocketAddress address;

    AddressCheck(Plan plan, ServerOptions options, InetAddress host, Report.At report, Deadline deadline) {
        this.plan = plan;
        this.report = report;
        this.deadline = deadline;
        this.address = plan.at(host);
        this.secure = new SecureCheck(plan, options, address, report, deadline);
    }

    /** Looks at all that speaks there. Returns whether a TCP connection could be opened. */
    boolean run() {
        Wire wire = connect();
        if (wire == null) {
            return false;
        }
        report.works(Works.NOT_A_CONNECTION);
        try (wire) {
            if (plan.address().isEncrypted()) {
                wire.close();
                secure.run();
            } else {
                listen(wire);
            }
        } catch (IOException e) {
            report.failed(
                    "connection",
                    "it broke: " + Printable.escape(String.valueOf(e.getMessage())),
                    Map.of(),
                    "The connection to the server broke: does its log say why?");
        }
        return true;
    }

    /** Opens a TCP connection, and closes it: for addresses of which another has been looked at. */
    boolean reach() {
        Wire wire = connect();
        if (wire != null) {
            report.works(Works.NOT_A_CONNECTION);
            wire.close();
        }
        return wire != null;
    }

    private @Nullable Wire connect() {
        String where = NetUtil.toSocketAddressString(address);
        Deadline limit = deadline.within(deadline.left().dividedBy(2));
        try {
            Wire wire = Wire.connect(address, limit);
            double millis = wire.connectTime().toNanos() / 1e6;
            report.ok(
                    "tcp",
                    where + ", connected in "
                            + PingCheck.millis(wire.connectTime().toNanos()),
                    Map.of("port", address.getPort(), "connectMillis", millis));
            return wire;
        } catch (SocketTimeoutException e) {
            report.failed(
                    "tcp",
                    where + " does not answer",
                    Map.of("port", address.getPort()),
                    "No answer from TCP port " + address.getPort() + " of " + report.address()
                            + ": is the address right, and the port open in the firewalls on the way?");
        } catch (ConnectException e) {
            report.failed(
                    "tcp",
                    where + ": " + Printable.escape(String.valueOf(e.getMessage())),
                    Map.of("port", address.getPort()),
                    "No program listens on TCP port " + address.getPort() + " of " + report.address()
                            + ": is the server running, is the port right, and does it listen on this address?");
        } catch (IOException e) {
            report.failed(
                    "tcp",
                    where + ": " + Printable.escape(String.valueOf(e.getMessage())),
                    Map.of("port", address.getPort()),
                    "There is no way from here to " + report.address() + ": "
                            + Printable.escape(String.valueOf(e.getMessage())) + ".");
        }
        return null;
    }

    /** Waits for what the server says first. */
    private void listen(Wire wire) throws IOException {
        Duration several = wire.connectTime().multipliedBy(ROUND_TRIPS);
        Duration patience = several.compareTo(PATIENCE) > 0 ? several : PATIENCE;
        Deadline until = deadline.within(patience).within(deadline.left().dividedBy(3));
        while (wire.available() < BichannelCheck.TOKEN_BYTES && !wire.isEnded() && wire.await(until)) {
            // More may follow.
        }
        byte[] said = wire.peek();
        Map<String, Object> data = Map.of("bytes", said.length, "said", Escaped.quoted(said, said.length));
        if (isToken(said)) {
            new BichannelCheck(plan, report, deadline).run(wire);
        } else if (said.length > 0) {
            report.failed(
                    "server",
                    "not DarkRift: it begins with " + Escaped.quoted(said, said.length),
                    data,
                    "Another kind of server answers on TCP port " + address.getPort() + ", such as SSH or mail: is the"
                            + " port right?");
        } else if (wire.isEnded()) {
            report.failed(
                    "server",
                    "it " + (wire.isBroken() ? "broke" : "closed") + " the connection without a byte",
                    data,
                    "The server closes connections at once: is it full, does it limit those of an address"
                            + " (maxConnectionsPerAddress), or is there a proxy without a server behind it?");
        } else {
            askSilent(wire);
        }
    }

    /** A token has 9 bytes that begin with the version, or with any byte in the dialect of darkriftpy. */
    private static boolean isToken(byte[] said) {
        if (said.length < BichannelCheck.TOKEN_BYTES) {
            return false;
        }
        boolean versioned = said[0] == 0 || said[0] == 1;
        boolean printable = true;
        for (byte each : said) {
            printable &= each >= ' ' && each <= '~' || each == '\r' || each == '\n';
        }
        return versioned || said.length == BichannelCheck.TOKEN_BYTES && !printable;
    }

    /** Servers of TLS and HTTP wait for the client to speak. A server that is overloaded may yet send its token. */
    private void askSilent(Wire wire) throws IOException {
        if (secure.run()) {
            wire.leave(deadline.within(CLOSE_LIMIT));
            return;
        }
        String host = plan.address().host();
        String line = WebSocketCheck.askForPage(
                address, host, deadline.within(deadline.left().dividedBy(3)));
        if (line == null && hasTokenAfterAll(wire)) {
            report.warning(
                    "server",
                    "its token took more than " + PATIENCE.toMillis() + " ms",
                    Map.of(),
                    "The server is slow to accept connections: is it overloaded?");
            new BichannelCheck(plan, report, deadline).run(wire);
            return;
        }
        wire.leave(deadline.within(CLOSE_LIMIT));
        if (line == null) {
            report.failed(
                    "server",
                    "it accepts the connection, and does not answer: neither as DarkRift, nor TLS, nor HTTP",
                    Map.of("bytes", 0),
                    "Whatever listens on TCP port " + address.getPort() + " does not send a token: is it a DarkRift"
                            + " server, and does it hang?");
            return;
        }
        report.warning(
                "server",
                "an HTTP server: it answered \"" + line + "\"",
                Map.of("http", line),
                "An HTTP server listens on TCP port " + address.getPort() + ", and not bichannel.");
        String url = WebSocketCheck.url(host, address.getPort());
        String refusal = new WebSocketCheck(report.silent(), deadline).connect(url);
        if (refusal == null) {
            report.ok("websocket", url + " accepts clients", Map.of("url", url));
            report.advise("It accepts WebSocket: connect with WebSocketDialer.to(\"" + url + "\"), here " + url + ".");
        } else {
            report.failed(
                    "websocket",
                    refusal,
                    Map.of("url", url),
                    "It does not accept WebSocket at " + WebSocketCheck.PATH
                            + ": give its address as ws://host:port/path if"
                            + " it has another path, and otherwise the port of bichannel.");
        }
    }

    private boolean hasTokenAfterAll(Wire wire) throws IOException {
        Deadline until = deadline.within(deadline.left().dividedBy(2));
        while (wire.available() < BichannelCheck.TOKEN_BYTES && !wire.isEnded() && wire.await(until)) {
            // More may follow.
        }
        return isToken(wire.peek());
    }
}
