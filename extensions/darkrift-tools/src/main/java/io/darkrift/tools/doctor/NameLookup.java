package io.darkrift.tools.doctor;

import io.darkrift.tools.capture.Printable;
import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Finds the addresses of a host. */
final class NameLookup {
    private NameLookup() {}

    /**
     * Looks a name up, and reports what was found. An address is not reported.
     *
     * @return the addresses, which are empty if there are none
     */
    static List<InetAddress> of(String host, Report.At report, Deadline deadline) {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> InetAddress.getAllByName(host));
        // A name server that does not answer takes its own time: the thread is left behind.
        Thread thread = new Thread(lookup, "darkrift-lookup");
        thread.setDaemon(true);
        long begin = System.nanoTime();
        thread.start();
        try {
            List<InetAddress> found = List.of(lookup.get(deadline.millis(), TimeUnit.MILLISECONDS));
            if (!NetUtil.isValidIpV4Address(host) && !NetUtil.isValidIpV6Address(host)) {
                List<String> addresses =
                        found.stream().map(NetUtil::toAddressString).toList();
                report.ok(
                        "name",
                        host + " is " + addresses.stream().collect(Collectors.joining(", ")) + ", looked up in "
                                + PingCheck.millis(System.nanoTime() - begin),
                        Map.of("addresses", addresses));
            }
            return found;
        } catch (TimeoutException e) {
            failed(host, "was not found in time", "Does the name server answer?", report);
        } catch (ExecutionException e) {
            boolean unknown = e.getCause() instanceof UnknownHostException;
            failed(
                    host,
                    unknown ? "is unknown" : "can't be looked up: " + Printable.escape(String.valueOf(e.getCause())),
                    "Is the name right?",
                    report);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(host, "was not looked up: interrupted", "", report);
        }
        return List.of();
    }

    private static void failed(String host, String what, String question, Report.At report) {
        report.failed(
                "name",
                "the host " + host + " " + what,
                Map.of("addresses", List.of()),
                question.isEmpty() ? "" : "The host " + host + " " + what + ". " + question);
    }
}
