package io.darkrift.transport.bichannel.security;

import io.darkrift.transport.ClientTransport.Attempt;
import io.darkrift.transport.ClientTransport.Dialer;
import io.darkrift.transport.ServerTransport.Acceptor;
import io.darkrift.transport.ServerTransport.Binding;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.darkrift.transport.bichannel.BichannelListener;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Opens bichannel listeners and connections that are secured. */
public final class SecureBichannel {
    /** Opens a secured listener: bichannel itself has it. */
    public interface Binder {
        /** Opens the sockets. */
        Binding bind(BichannelListener listener, ServerSecurity security, Acceptor acceptor);
    }

    /** Begins a secured connection: bichannel itself has it. */
    public interface Connector {
        /** Begins to connect. */
        Attempt connect(BichannelDialer dialer, ClientSecurity security, Dialer user);
    }

    private static volatile @Nullable Binder binder;
    private static volatile @Nullable Connector connector;

    private SecureBichannel() {}

    /** Sets what opens listeners. Called when the class of the listener is initialized. */
    public static void setBinder(Binder one) {
        binder = one;
    }

    /** Sets what begins connections. Called when the class of the dialer is initialized. */
    public static void setConnector(Connector one) {
        connector = one;
    }

    /** Opens a listener. As {@link BichannelListener#bind}, with security. */
    public static Binding bind(BichannelListener listener, ServerSecurity security, Acceptor acceptor) {
        return Objects.requireNonNull(binder).bind(listener, security, acceptor);
    }

    /** Begins to connect. As {@link BichannelDialer#connect}, with security. */
    public static Attempt connect(BichannelDialer dialer, ClientSecurity security, Dialer user) {
        return Objects.requireNonNull(connector).connect(dialer, security, user);
    }
}
