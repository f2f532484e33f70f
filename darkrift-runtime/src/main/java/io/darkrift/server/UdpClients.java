package io.darkrift.server;

import io.darkrift.connection.Dialect;
import io.darkrift.transport.Acknowledgements;
import io.darkrift.transport.DatagramPort;
import io.darkrift.transport.DatagramRelay;
import io.darkrift.transport.Token;
import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What comes over the UDP sockets of a listener: tokens that are shown, and the messages of clients, by address. On the
 * event loop of any of the sockets, unless a method says otherwise.
 */
final class UdpClients {
    private final Dialect dialect;
    private final Admission admission;
    private final UdpPorts ports = new UdpPorts();
    private final ConcurrentHashMap<InetSocketAddress, ServerConnection> byAddress = new ConcurrentHashMap<>();
    private final LongAdder ignored = new LongAdder();

    UdpClients(Dialect dialect, Admission admission) {
        this.dialect = dialect;
        this.admission = admission;
        admission.onGone(this::forget);
    }

    /** The sockets. On any thread. */
    UdpPorts ports() {
        return ports;
    }

    /** How many addresses are remembered. On any thread. */
    int size() {
        return byAddress.size();
    }

    /** The count of datagrams from nobody. On any thread. */
    long ignored() {
        return ignored.sum();
    }

    /**
     * Takes a datagram.
     *
     * @param datagram what came; the caller keeps it
     * @param port the socket
     * @param relay what brings messages to their connections
     */
    void receive(DatagramPacket datagram, DatagramPort port, DatagramRelay relay) {
        ByteBuf in = datagram.content();
        ServerConnection client = byAddress.get(datagram.sender());
        if (in.readableBytes() == Token.SIZE && shown(port, Token.read(in), datagram.sender(), client)) {
            return;
        }
        if (client != null) {
            relay.give(client, in);
        } else {
            ignored.increment();
        }
    }

    /** Tells whether what may be a token is one. */
    private boolean shown(DatagramPort port, Token token, InetSocketAddress sender, @Nullable ServerConnection client) {
        if (client != null && client.hasToken(token)) {
            // The acknowledgement was lost on the way.
            acknowledge(port, token, sender);
            return true;
        }
        if (client != null && !admission.comesFrom(token, sender.getAddress())) {
            // Where another client is, only a neighbour of it can be: the sender may be forged.
            return false;
        }
        // A client that has gone unnoticed may have left its port to another.
        if (!admit(token, sender) && !move(token, sender)) {
            return false;
        }
        acknowledge(port, token, sender);
        return true;
    }

    private boolean admit(Token token, InetSocketAddress sender) {
        ServerConnection admitted = admission.admit(token, ports, sender);
        if (admitted == null) {
            return false;
        }
        // Not the sender, which has an address of its own: one copy is enough for each client.
        byAddress.put(Objects.requireNonNull(admitted.knownAs()), admitted);
        forgetIfGone(admitted);
        return true;
    }

    /** A router on the way may have given a client another address. */
    private boolean move(Token token, InetSocketAddress sender) {
        ServerConnection moved = admission.find(token);
        if (moved == null) {
            return false;
        }
        // Its datagrams may come over several sockets at once: each move ends before the next begins.
        synchronized (moved) {
            InetSocketAddress earlier = moved.moveTo(sender);
            if (earlier == null) {
                return false;
            }
            byAddress.put(sender, moved);
            // It is not believed there any more; and who moves again and again fills no table.
            if (!earlier.equals(sender)) {
                byAddress.remove(earlier, moved);
            }
        }
        forgetIfGone(moved);
        return true;
    }

    /** A client that ended before it was put here was not found when it was to be forgotten. */
    private void forgetIfGone(ServerConnection client) {
        if (!client.isOpen()) {
            forget(client);
        }
    }

    private void forget(ServerConnection client) {
        InetSocketAddress address = client.knownAs();
        if (address != null) {
            byAddress.remove(address, client);
        }
    }

    private void acknowledge(DatagramPort port, Token token, InetSocketAddress sender) {
        byte[] acknowledgement = Acknowledgements.of(dialect, token);
        if (acknowledgement.length == 0) {
            port.sendEmpty(sender);
        } else {
            port.send(sender, acknowledgement, 0, acknowledgement.length);
        }
    }
}
