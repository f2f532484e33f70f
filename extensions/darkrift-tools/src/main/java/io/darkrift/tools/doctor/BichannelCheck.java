package io.darkrift.tools.doctor;

import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.doctor.Report.Works;
import io.darkrift.transport.LinkWriter;
import io.darkrift.transport.bichannel.Dialect;
import io.darkrift.wire.support.BigEndian;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shakes hands as a client does, step by step. A token is shown once: a C# server takes a second one for a message. Where
 * the answer does not arrive, another connection has another token.
 */
final class BichannelCheck {
    /** The size of what the server sends first: a version and a token. */
    static final int TOKEN_BYTES = 9;

    private static final int MAX_ATTEMPTS = 3;
    private static final int TIMES_LEFT = 3;
    private static final int ROUND_TRIPS = 6;
    private static final Duration LEAST_WAIT = Duration.ofMillis(700);
    private static final Duration CLOSE_LIMIT = Duration.ofMillis(500);
    private static final Duration GRACE = Duration.ofMillis(50);
    private static final byte COMMAND = (byte) MessageHeader.COMMAND;
    private static final int PRESENT_TOKEN = 2;
    private static final int CONFIGURE_BYTES = 5;
    private static final int V1_ACKNOWLEDGEMENT = 12;

    private final AddressCheck.Plan plan;
    private final Report.At report;
    private final Deadline deadline;

    BichannelCheck(AddressCheck.Plan plan, Report.At report, Deadline deadline) {
        this.plan = plan;
        this.report = report;
        this.deadline = deadline;
    }

    /** One attempt, as far as it got. */
    private static final class Attempt {
        final Wire wire;
        final byte[] token;
        byte @Nullable [] acknowledgement;
        long acknowledgedNanos;
        int id = -1;
        boolean isLate;

        Attempt(Wire wire, byte[] token) {
            this.wire = wire;
            this.token = token;
        }

        int version() {
            return token[0] & 0xFF;
        }

        /** Returns the dialect whose acknowledgement has arrived, or null for something else. */
        @Nullable Dialect spoken() {
            byte[] bytes = acknowledgement;
            if (bytes == null) {
                return null;
            }
            byte[] v1 = Arrays.copyOf(Arrays.copyOfRange(token, 1, TOKEN_BYTES), V1_ACKNOWLEDGEMENT);
            return Arrays.equals(bytes, v1)
                    ? Dialect.V1
                    : bytes.length == 1 && bytes[0] == 0 ? Dialect.V0 : bytes.length == 0 ? Dialect.DARKRIFTPY : null;
        }

        /** Returns whether only a datagram may have been lost, so that another attempt may do better. */
        boolean mayBeLoss() {
            return acknowledgement == null && !wire.isUdpUnreachable() && !wire.isEnded();
        }
    }

    /**
     * Looks at a connection whose token has arrived. Closes it.
     *
     * @param first the connection, and behind it another attempts
     */
    void run(Wire first) throws IOException {
        Attempt attempt = shakeHands(first);
        reportServer(attempt);
        int attempts = 1;
        while (attempt.mayBeLoss() && attempts < MAX_ATTEMPTS && hasTimeFor(first)) {
            Wire next = again(first);
            if (next == null) {
                break;
            }
            attempt.wire.leave(deadline.within(CLOSE_LIMIT));
            attempt = shakeHands(next);
            attempts++;
        }
        try {
            judge(attempt, attempts);
        } finally {
            attempt.wire.leave(deadline.within(CLOSE_LIMIT));
        }
    }

    /** Returns whether there is time for another attempt, and for what is said of it. */
    private boolean hasTimeFor(Wire wire) {
        return deadline.left().compareTo(wait(wire).multipliedBy(TIMES_LEFT)) > 0;
    }

    private @Nullable Wire again(Wire first) {
        Wire wire;
        try {
            wire = Wire.connect(first.address(), deadline.within(wait(first)));
        } catch (IOException e) {
            // What the first attempt has shown is reported.
            return null;
        }
        Deadline until = deadline.within(wait(first));
        try {
            while (wire.available() < TOKEN_BYTES && !wire.isEnded() && wire.await(until)) {
                // The token is on its way.
            }
        } catch (IOException e) {
            // As above.
        }
        if (wire.available() < TOKEN_BYTES) {
            wire.close();
            return null;
        }
        return wire;
    }

    private static Duration wait(Wire wire) {
        Duration several = wire.connectTime().multipliedBy(ROUND_TRIPS);
        return several.compareTo(LEAST_WAIT) > 0 ? several : LEAST_WAIT;
    }

    private Attempt shakeHands(Wire wire) throws IOException {
        Attempt attempt = new Attempt(wire, wire.take(TOKEN_BYTES));
        wire.openUdp(plan.udpPort());
        long begin = System.nanoTime();
        wire.sendDatagram(attempt.token);
        Deadline until = deadline.within(wait(wire));
        do {
            boolean first = attempt.acknowledgement == null;
            awaitAcknowledgement(attempt, begin);
            if (first && attempt.acknowledgement != null) {
                // An application may take its time before the client is accepted.
                until = deadline.within(deadline.left().multipliedBy(3).dividedBy(4));
            }
            awaitId(attempt);
            if (attempt.id >= 0 && attempt.acknowledgement == null && !attempt.isLate) {
                // The token has arrived: so has the acknowledgement, unless it is lost.
                attempt.isLate = true;
                until = deadline.within(wait(wire));
            }
        } while (!isDecided(attempt) && wire.await(until));
        if (wire.isEnded() && attempt.acknowledgement == null) {
            // The end may overtake a datagram.
            wire.await(deadline.within(GRACE));
            awaitAcknowledgement(attempt, begin);
        }
        return attempt;
    }

    /** Takes a datagram that has arrived. An empty one may also open a way through a router: the next one counts. */
    private static void awaitAcknowledgement(Attempt attempt, long begin) {
        byte[] datagram = attempt.wire.takeDatagram();
        if (datagram != null && (attempt.acknowledgement == null || attempt.acknowledgement.length == 0)) {
            attempt.acknowledgedNanos = System.nanoTime() - begin;
            attempt.acknowledgement = datagram;
        }
    }

    private static boolean isDecided(Attempt attempt) {
        return attempt.wire.isEnded()
                || attempt.acknowledgement == null && attempt.wire.isUdpUnreachable()
                || attempt.acknowledgement != null && attempt.id >= 0;
    }

    /** Looks for the Configure command in what has arrived. */
    private static void awaitId(Attempt attempt) throws IOException {
        while (attempt.id < 0) {
            byte[] message = attempt.wire.takeMessage();
            if (message == null) {
                return;
            }
            if (message.length == CONFIGURE_BYTES && message[0] == COMMAND && BigEndian.getUInt16(message, 1) == 0) {
                attempt.id = BigEndian.getUInt16(message, LinkWriter.HEADER_BYTES);
            }
        }
    }

    private void reportServer(Attempt attempt) {
        int version = attempt.version();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", version);
        data.put("token", HexFormat.of().formatHex(attempt.token));
        String token = ", token " + HexFormat.of().formatHex(attempt.token, 1, TOKEN_BYTES);
        Dialect told = plan.dialect();
        Dialect spoken = version == 1 ? Dialect.V1 : version == 0 ? Dialect.V0 : Dialect.DARKRIFTPY;
        String text = switch (version) {
            case 0 -> "DarkRift, version 0, as 2.0 to 2.10 speak it";
            case 1 -> "DarkRift, version 1, as 2.11 and this library speak it";
            default -> "9 bytes that begin with the random byte " + version + ", as darkriftpy sends them";
        };
        data.put("dialect", spoken.name());
        if (told != Dialect.AUTO && told != spoken && told != Dialect.DARKRIFTPY) {
            report.failed(
                    "server",
                    text + token,
                    data,
                    "The server speaks " + spoken + ", and --dialect says " + told + ": give clients dialect(Dialect."
                            + spoken + "), or AUTO for V0 and V1.");
        } else {
            report.ok("server", text + token, data);
        }
        if (told == Dialect.AUTO && spoken == Dialect.DARKRIFTPY) {
            report.advise("Give clients dialect(Dialect.DARKRIFTPY): they do not detect darkriftpy by themselves.");
        }
    }

    private void judge(Attempt attempt, int attempts) throws IOException {
        report.works(Works.NOT_A_CONNECTION);
        String port = "UDP port " + plan.udpPort();
        String forwarded = plan.udpPort() + ":" + plan.udpPort();
        String tried = attempts == 1 ? "" : ", in each of " + attempts + " attempts";
        if (attempt.acknowledgement != null) {
            reportAcknowledgement(attempt);
            if (attempt.id >= 0) {
                useBoth(attempt);
            } else {
                reportNoId(attempt);
            }
        } else if (attempt.id >= 0) {
            report.failed(
                    "udp",
                    "the server has received the token, and its acknowledgement does not arrive here" + tried,
                    Map.of("direction", "to server"),
                    "UDP works in one direction: datagrams of the server do not arrive here. Does a firewall or router"
                            + " here block them, or does the server answer from another address than "
                            + report.address() + "?");
            reportId(attempt);
        } else if (attempt.wire.isEnded()) {
            report.failed(
                    "udp",
                    "the server " + closed(attempt.wire) + " after it had sent its token" + tried,
                    Map.of("direction", "none"),
                    "The server closes connections whose token does not come back over UDP: is " + port
                            + " right, and open on the way?");
        } else if (attempt.wire.isUdpUnreachable()) {
            report.failed(
                    "udp",
                    port + " is closed: the host reports that no program listens there",
                    Map.of("direction", "none", "portUnreachable", true),
                    "No program listens on " + port + " of " + report.address()
                            + ": give the server's own with --udp-port, forward UDP too where a container or router forwards"
                            + " ports (-p " + forwarded
                            + "/udp), or let server and client use udpFallback(true), which a"
                            + " C# server does not have.");
            tryFallback(attempt);
        } else {
            report.failed(
                    "udp",
                    "no answer to the token from " + port + tried,
                    Map.of("direction", "none", "attempts", attempts),
                    "UDP from here is blocked, or the UDP port is wrong: open " + port
                            + " in the firewalls on the way, forward it where a container or router forwards ports"
                            + " (-p " + forwarded + "/udp), or let server and client use udpFallback(true), which a"
                            + " C# server does not have.");
            tryFallback(attempt);
        }
    }

    private static String closed(Wire wire) {
        return wire.isBroken() ? "broke the connection" : "closed the connection";
    }

    private void reportAcknowledgement(Attempt attempt) {
        Dialect spoken = attempt.spoken();
        byte[] bytes = attempt.acknowledgement == null ? new byte[0] : attempt.acknowledgement;
        String time = PingCheck.millis(attempt.acknowledgedNanos);
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("direction", "both");
        data.put("millis", attempt.acknowledgedNanos / 1e6);
        data.put("acknowledgement", HexFormat.of().formatHex(bytes));
        Dialect announced = switch (attempt.version()) {
            case 0 -> Dialect.V0;
            case 1 -> Dialect.V1;
            default -> Dialect.DARKRIFTPY;
        };
        if (spoken == null) {
            report.warning(
                    "udp",
                    "a datagram of " + bytes.length + " bytes arrived in " + time + ", which acknowledges no token: "
                            + Escaped.quoted(bytes, bytes.length),
                    data,
                    "C# clients refuse the acknowledgement of this server; is it a DarkRift server?");
        } else if (spoken == announced || spoken == Dialect.DARKRIFTPY) {
            report.ok("udp", "the acknowledgement arrived in " + time + ", as " + name(spoken) + " sends it", data);
        } else {
            report.warning(
                    "udp",
                    "the acknowledgement arrived in " + time + ", as " + name(spoken)
                            + " sends it, and not as the first byte announced",
                    data,
                    "C# clients refuse the acknowledgement of this server, whose first byte announces "
                            + name(announced) + ".");
        }
    }

    private static String name(Dialect dialect) {
        return switch (dialect) {
            case V0 -> "version 0";
            case V1 -> "version 1";
            default -> "darkriftpy";
        };
    }

    private void reportId(Attempt attempt) {
        report.ok("id", "the server gave the id " + attempt.id, Map.of("id", attempt.id));
    }

    private void reportNoId(Attempt attempt) {
        if (attempt.wire.isEnded()) {
            report.failed(
                    "id",
                    "the server " + closed(attempt.wire) + " after the handshake, without an id",
                    Map.of(),
                    "The server refuses this client: is it full (maxClients), or does it limit the clients of an address?"
                            + " Its log says why.");
        } else {
            report.failed(
                    "id",
                    "the server sent no id, which the Configure command has",
                    Map.of(),
                    "The server has accepted the token and gives no id: has its handler of new clients (onConnect) not"
                            + " returned?");
        }
    }

    private void useBoth(Attempt attempt) {
        reportId(attempt);
        Duration roundTrip = attempt.wire.connectTime();
        PingCheck pings =
                new PingCheck(new WirePings(attempt.wire), report, deadline, roundTrip, PingCheck.MAX_DATAGRAM);
        try {
            boolean acknowledges =
                    pings.reliable("connecting took " + PingCheck.millis(roundTrip.toNanos()) + " over TCP, the"
                            + " acknowledgement " + PingCheck.millis(attempt.acknowledgedNanos) + " over UDP");
            boolean fits = plan.dialect() == Dialect.AUTO
                    || plan.dialect() == Dialect.DARKRIFTPY
                    || plan.dialect() == attempt.spoken();
            report.works(fits ? Works.ALL : Works.NOT_A_CONNECTION);
            if (acknowledges) {
                pings.unreliable();
            }
        } catch (IOException e) {
            reportEnd(e);
        }
    }

    private void reportEnd(IOException cause) {
        report.failed(
                "connection",
                cause.getMessage() + " soon after it gave the id",
                Map.of(),
                "The server accepts clients and closes their connections at once: is it full, or does its application"
                        + " refuse them? Its log says why.");
    }

    /** Shows the token over TCP, which servers of this library may accept. */
    private void tryFallback(Attempt attempt) throws IOException {
        byte[] command = new byte[LinkWriter.LENGTH_BYTES + LinkWriter.HEADER_BYTES + TOKEN_BYTES];
        BigEndian.putInt32(command, 0, LinkWriter.HEADER_BYTES + TOKEN_BYTES);
        command[LinkWriter.LENGTH_BYTES] = COMMAND;
        BigEndian.putInt16(command, LinkWriter.LENGTH_BYTES + 1, PRESENT_TOKEN);
        System.arraycopy(attempt.token, 0, command, command.length - TOKEN_BYTES, TOKEN_BYTES);
        try {
            attempt.wire.send(command);
            Deadline until = deadline.within(wait(attempt.wire));
            do {
                awaitId(attempt);
            } while (attempt.id < 0 && !attempt.wire.isEnded() && attempt.wire.await(until));
        } catch (IOException e) {
            // It has closed the connection, as one without a fallback may.
        }
        if (attempt.id < 0) {
            report.ok("fallback", "the server does not accept clients without UDP", Map.of("udpFallback", false));
            return;
        }
        report.ok(
                "fallback",
                "the server accepts clients over TCP alone, as udpFallback(true) or tcpOnly() has it",
                Map.of("udpFallback", true));
        reportId(attempt);
        Duration roundTrip = attempt.wire.connectTime();
        try {
            new PingCheck(new WirePings(attempt.wire), report, deadline, roundTrip, PingCheck.MAX_DATAGRAM)
                    .reliable("connecting took " + PingCheck.millis(roundTrip.toNanos()));
            report.works(Works.RELIABLE);
        } catch (IOException e) {
            reportEnd(e);
        }
    }
}
