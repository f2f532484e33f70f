package io.darkrift.transport.bichannel;

import io.darkrift.transport.ServerTransport.Binding;

/** What the binding of a listener remembers. */
public final class BindingState {
    private BindingState() {}

    /** Tells whether it remembers nothing of any connection. */
    public static boolean isEmpty(Binding binding) {
        return ((BichannelBinding) binding).isEmpty();
    }

    /** Returns how many UDP addresses it remembers. */
    public static int udpAddresses(Binding binding) {
        return ((BichannelBinding) binding).udp().size();
    }
}
