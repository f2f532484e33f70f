package io.darkrift.tests.attack.harness;

import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the process of the server holds. One line of numbers on its way to the test.
 *
 * @param heapBytes the heap, after a collection if one was asked for
 * @param directBytes direct memory
 * @param peakDirectBytes the most direct memory since the last reset
 * @param descriptors open files and sockets
 * @param peakDescriptors the most of them since the last reset
 * @param eventLoops threads of event loops
 * @param clients clients that are connected
 * @param pendingHandshakes connections in the handshake
 * @param rawDetails clients whose {@code DisconnectInfo} had control characters in it
 * @param disconnects clients that have left
 */
public record ServerFigures(
        long heapBytes,
        long directBytes,
        long peakDirectBytes,
        long descriptors,
        long peakDescriptors,
        long eventLoops,
        long clients,
        long pendingHandshakes,
        long rawDetails,
        long disconnects) {

    static ServerFigures parse(String line) {
        long[] all = Stream.of(line.split(" ")).mapToLong(Long::parseLong).toArray();
        int i = 0;
        return new ServerFigures(
                all[i++], all[i++], all[i++], all[i++], all[i++], all[i++], all[i++], all[i++], all[i++], all[i]);
    }

    String line() {
        return LongStream.of(
                        heapBytes,
                        directBytes,
                        peakDirectBytes,
                        descriptors,
                        peakDescriptors,
                        eventLoops,
                        clients,
                        pendingHandshakes,
                        rawDetails,
                        disconnects)
                .mapToObj(Long::toString)
                .reduce((a, b) -> a + " " + b)
                .orElseThrow();
    }
}
