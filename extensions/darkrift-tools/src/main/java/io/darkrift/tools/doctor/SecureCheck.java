package io.darkrift.tools.doctor;

import io.darkrift.secure.SecureDialer;
import io.darkrift.tools.capture.Printable;
import io.darkrift.tools.doctor.Report.Works;
import io.darkrift.tools.options.ServerOptions;
import io.darkrift.transport.bichannel.BichannelDialer;
import io.netty.util.NetUtil;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Looks at TLS: the certificate, whether clients trust it, and encrypted bichannel behind it. */
final class SecureCheck {
    private static final int SHORT_VALIDITY_DAYS = 14;

    /** The JDK says this of a peer that speaks TLS. */
    private static final String ALERT = "fatal alert";

    private final AddressCheck.Plan plan;
    private final ServerOptions options;
    private final InetSocketAddress address;
    private final Report.At report;
    private final Deadline deadline;

    SecureCheck(
            AddressCheck.Plan plan,
            ServerOptions options,
            InetSocketAddress address,
            Report.At report,
            Deadline deadline) {
        this.plan = plan;
        this.options = options;
        this.address = address;
        this.report = report;
        this.deadline = deadline;
    }

    /** Looks for TLS. Returns false if the address was not said to have it, and has not. */
    boolean run() {
        TlsLook look;
        try {
            look = TlsLook.at(
                    address,
                    plan.address().host(),
                    deadline.within(deadline.left().dividedBy(3)));
        } catch (IOException e) {
            return reportFailure(e);
        }
        reportCertificate(look);
        if (plan.address().isWebSocket()) {
            return true;
        }
        if (!look.isDarkrift()) {
            report.failed(
                    "server",
                    "TLS, without the protocol of darkrift-secure"
                            + (look.protocol().isEmpty() ? "" : ": it chose " + Printable.escape(look.protocol())),
                    Map.of("alpn", look.protocol()),
                    "Another kind of TLS server answers on TCP port " + address.getPort()
                            + ", such as HTTPS: give the port of a SecureListener, or wss:// for WebSocket.");
            return true;
        }
        if (!plan.address().isEncrypted()) {
            report.advise("The port demands encryption: give clients SecureDialer.to(...), and commands tls://"
                    + plan.address() + ".");
        }
        connectSecure(look);
        return true;
    }

    /** Reports why there is no TLS, unless the port is another one that need not have it. */
    private boolean reportFailure(IOException cause) {
        String message = Printable.escape(String.valueOf(cause.getMessage()));
        boolean refused = cause instanceof SSLException && message.contains(ALERT);
        if (refused) {
            report.failed(
                    "tls",
                    "the server refused the handshake: " + message,
                    Map.of("alert", message),
                    "TCP port " + address.getPort()
                            + " speaks TLS, and refuses this client: does it demand a certificate of"
                            + " clients, or another version than 1.2 and 1.3?");
        } else if (plan.address().isEncrypted()) {
            report.failed(
                    "tls",
                    "no TLS: " + message,
                    Map.of(),
                    "TCP port " + address.getPort()
                            + " does not speak TLS: give the server a SecureListener, or leave tls:// out.");
        }
        return refused || plan.address().isEncrypted();
    }

    private void reportCertificate(TlsLook look) {
        Instant expires = look.certificate().getNotAfter().toInstant();
        long days = ChronoUnit.DAYS.between(Instant.now(), expires);
        String date = expires.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("version", look.version());
        data.put("alpn", look.protocol());
        data.put("subject", look.subject());
        data.put("expires", expires.toString());
        data.put("pin", look.pin());
        data.put("trusted", look.distrust() == null);
        if (look.distrust() != null) {
            data.put("distrust", look.distrust());
        }
        String text = look.version() + ", certificate of " + look.subject() + ", expires " + date + " (in " + days
                + " days), pin " + look.pin();
        if (look.distrust() == null) {
            if (days < SHORT_VALIDITY_DAYS) {
                report.warning(
                        "tls",
                        text + ", trusted",
                        data,
                        "The certificate expires in " + days
                                + " days: renew it, and call reload() of its TlsIdentity.");
            } else {
                report.ok("tls", text + ", trusted", data);
            }
        } else if (options.hasTrust()) {
            report.ok("tls", text + ", which --trust is to accept", data);
        } else {
            report.failed("tls", text + ", not trusted: " + look.distrust(), data, untrusted(look));
        }
    }

    private String untrusted(TlsLook look) {
        if (plan.address().isWebSocket()) {
            return "Clients refuse the certificate of the server: " + look.distrust()
                    + "; give the server one that an authority has signed, or clients an SslContext"
                    + " (WebSocketDialer.tls).";
        }
        String remedy = look.isDevelopment()
                ? address.getAddress().isLoopbackAddress()
                        ? "it is one for development, which clients on this machine accept with"
                                + " trustDevelopmentCertificate(), here --trust development"
                        : "it is one for development, which anybody can make: give the server a certificate of its name"
                                + " with TlsIdentity.pem(...)"
                : "give the server one that an authority has signed, or clients trustCertificates(...) or"
                        + " pinPublicKey(\"" + look.pin() + "\"), here --trust";
        return "Clients refuse the certificate of the server: " + look.distrust() + "; " + remedy + ".";
    }

    private SecureDialer dialer(BichannelDialer plain, TlsLook look, boolean trusted) {
        SecureDialer dialer =
                trusted ? options.secure(plain) : SecureDialer.over(plain).pinPublicKey(look.pin());
        return dialer.serverName(plan.address().host());
    }

    private void connectSecure(TlsLook look) {
        BichannelDialer plain = BichannelDialer.to(NetUtil.toAddressString(address.getAddress()), address.getPort())
                .udpPort(plan.udpPort());
        boolean trusted = look.distrust() == null || options.hasTrust();
        SecureDialer dialer = dialer(plain, look, trusted);
        // What follows the certificate is worth a look, but a client would not get there.
        Report.At target = trusted ? report : report.looking();
        String refusal = new LibraryCheck(
                        target, deadline.within(deadline.left().multipliedBy(2).dividedBy(3)))
                .run(
                        dialer,
                        "secure",
                        trusted ? "encrypted bichannel" : "encrypted bichannel, with the key pinned",
                        true);
        if (refusal == null) {
            return;
        }
        report.failed("secure", refusal, Map.of(), "An encrypted connection can't be made: " + refusal);
        if (refusal.contains("UDP")) {
            String second = new LibraryCheck(report.silent(), deadline)
                    .run(dialer(plain.udpFallback(true), look, trusted), "fallback", "", false);
            if (second == null) {
                report.ok("fallback", "the server accepts clients over TCP alone", Map.of("udpFallback", true));
                report.works(trusted ? Works.RELIABLE : Works.NOT_A_CONNECTION);
            } else {
                report.ok("fallback", "the server does not accept clients without UDP", Map.of("udpFallback", false));
            }
        }
    }
}
