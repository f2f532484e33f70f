package io.darkrift.tools.sniff;

import io.darkrift.protocol.DecodedMessage;
import io.darkrift.protocol.MessageHeader;
import io.darkrift.tools.capture.CapturedEvent;
import io.darkrift.tools.capture.CapturedMessage;
import io.darkrift.tools.capture.MessageJson;
import io.darkrift.tools.capture.Printable;
import io.darkrift.tools.capture.Protocol;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints what was captured: for people, or as JSON Lines. */
final class EventPrinter {
    private static final String INDENT = " ".repeat(14);
    private static final int BYTES_PER_LINE = 16;
    private static final int MAX_HEX_BYTES = 4_096;

    private static final String BOLD = "1";
    private static final String FAINT = "2";
    private static final String RED = "31";
    private static final String GREEN = "32";
    private static final String YELLOW = "33";
    private static final String CYAN = "36";

    /**
     * How to print.
     *
     * @param isJson JSON Lines
     * @param hasHex the bytes too
     * @param hasColors in colours
     */
    record Style(boolean isJson, boolean hasHex, boolean hasColors) {}

    private final PrintWriter out;
    private final Protocol protocol;
    private final Style style;

    EventPrinter(PrintWriter out, Protocol protocol, Style style) {
        this.out = out;
        this.protocol = protocol;
        this.style = style;
    }

    void print(CapturedEvent event) {
        if (style.isJson) {
            out.println(MessageJson.write(event, protocol));
        } else if (event instanceof CapturedMessage message) {
            message(message);
        } else if (event instanceof CapturedEvent.Connected connected) {
            line(event, color(GREEN, "connected") + " from " + Printable.escape(connected.peer()));
        } else if (event instanceof CapturedEvent.Ended ended) {
            line(
                    event,
                    color(RED, "ended") + " by the " + (ended.byServer() ? "server" : "client") + ": "
                            + Printable.escape(ended.reason()));
        } else if (event instanceof CapturedEvent.Note note) {
            line(event, color(RED, "note") + ": " + Printable.escape(note.text()));
        }
    }

    private void line(CapturedEvent event, String text) {
        String number = event.connection() == 0 ? "-" : "#" + event.connection();
        out.println(color(FAINT, time(event.time())) + "  " + String.format("%-4s", number) + " " + text);
    }

    private static String time(Duration time) {
        return String.format(Locale.ROOT, "%5d.%06d", time.getSeconds(), time.getNano() / 1_000);
    }

    private void message(CapturedMessage message) {
        MessageHeader header = message.header();
        Protocol.Reading reading = protocol.read(message);
        String name = reading.name()
                .or(() -> protocol.name(header.tag()))
                .map(known -> " " + known)
                .orElse("");
        boolean isPlain = header.kind() == MessageHeader.Kind.MESSAGE;
        boolean isOfLibrary =
                header.kind() != MessageHeader.Kind.UNKNOWN && !header.isOfApplication(message.bytes().length);
        line(
                message,
                color(message.fromServer() ? YELLOW : CYAN, message.sender())
                        + "  " + String.format("%-10s", message.channel())
                        + "  " + color(BOLD, header.tag() + Printable.escape(isOfLibrary ? "" : name))
                        + (isPlain ? "" : "  " + header.label())
                        + "  " + message.bytes().length + " bytes");
        for (DecodedMessage.Value value : reading.values()) {
            out.println(INDENT + Printable.escape(value.path()) + " = " + Printable.escape(value.text())
                    + color(FAINT, "  " + Printable.escape(value.type())));
        }
        reading.problem().ifPresent(problem -> out.println(INDENT + color(RED, Printable.escape(problem))));
        if (style.hasHex) {
            hex(message.bytes());
        }
    }

    private void hex(byte[] bytes) {
        int shown = Math.min(bytes.length, MAX_HEX_BYTES);
        for (int at = 0; at < shown; at += BYTES_PER_LINE) {
            StringBuilder line = new StringBuilder(INDENT).append(String.format("%04x ", at));
            StringBuilder text = new StringBuilder();
            for (int i = at; i < at + BYTES_PER_LINE; i++) {
                line.append(i < shown ? String.format(" %02x", bytes[i]) : "   ");
                if (i < shown) {
                    text.append(bytes[i] >= ' ' && bytes[i] < 0x7F ? (char) bytes[i] : '.');
                }
            }
            out.println(color(FAINT, line.append("  ").append(text).toString()));
        }
        if (shown < bytes.length) {
            out.println(INDENT + (bytes.length - shown) + " more bytes");
        }
    }

    private String color(String code, String text) {
        return style.hasColors ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    void flush() {
        out.flush();
    }

    /** Returns whether the reader of the output has closed it, as after {@code | head}. */
    boolean isBroken() {
        return out.checkError();
    }
}
