package io.darkrift.transport.bichannel;

import io.darkrift.transport.ServerTransport.Binding;

/** What the binding of a listener remembers. */
public final class BindingState {
    private BindingState() {}

    /** Returns how much it remembers of connections: of a client at rest a link, and a UDP address if it has one. */
    public static int remembered(Binding binding) {
        return ((BichannelBinding) binding).remembered();
    }

    /** Returns how many UDP addresses it remembers. */
    public static int udpAddresses(Binding binding) {
        return ((BichannelBinding) binding).udp().size();
    }
}
