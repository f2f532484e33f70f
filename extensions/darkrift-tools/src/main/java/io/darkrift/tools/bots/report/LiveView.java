package io.darkrift.tools.bots.report;

import java.io.PrintWriter;
import java.time.Duration;

/** Shows how a run gets on: a few lines that are written over and over on a terminal, or a line each second elsewhere. */
public final class LiveView {
    private static final int BAR = 30;
    private static final int LINES = 3;
    private static final String UP = "\u001b[" + LINES + "A";
    private static final String CLEAR = "\u001b[K";

    private final PrintWriter out;
    private final boolean isTerminal;
    private final int bots;
    private final double seconds;
    private boolean shown;

    /**
     * Creates a view.
     *
     * @param out where to
     * @param isTerminal whether that understands escape sequences
     * @param bots how many bots there will be
     * @param duration how long the run lasts
     */
    public LiveView(PrintWriter out, boolean isTerminal, int bots, Duration duration) {
        this.out = out;
        this.isTerminal = isTerminal;
        this.bots = bots;
        this.seconds = duration.toNanos() / 1e9;
    }

    /**
     * Shows what has happened last.
     *
     * @param sample the last interval
     */
    public synchronized void show(Sample sample) {
        String connected = Figures.count(sample.connected()) + " of " + Figures.count(bots) + " connected";
        String rates = Figures.count(sample.sent()) + "/s out, " + Figures.count(sample.received()) + "/s in";
        String rtt = "RTT p50 " + Figures.millis(sample.rttP50()) + ", p99 " + Figures.millis(sample.rttP99());
        String failures = Figures.count(sample.failures()) + " failures";
        if (isTerminal) {
            int filled = (int) Math.min(BAR, BAR * sample.seconds() / Math.max(seconds, 1e-9));
            out.print(shown ? UP : "");
            line("[" + "#".repeat(filled) + "-".repeat(BAR - filled) + "] "
                    + Figures.format("%.0f of %.0f s", sample.seconds(), seconds));
            line(connected + ", " + rates + " (" + Figures.bytes(sample.bytesSent()) + "/s out, "
                    + Figures.bytes(sample.bytesReceived()) + "/s in)");
            line(rtt + ", " + failures);
            shown = true;
        } else {
            out.println(Figures.format("%.0f s: ", sample.seconds()) + connected + ", " + rates + ", " + rtt + ", "
                    + failures);
        }
        out.flush();
    }

    private void line(String text) {
        out.println(text + CLEAR);
    }

    /**
     * Shows something else, which stays.
     *
     * @param text one or more lines
     */
    public synchronized void say(String text) {
        out.println(text);
        shown = false;
        out.flush();
    }
}
