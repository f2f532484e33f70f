package io.darkrift.tools.capture.pcap;

import java.time.Instant;

/**
 * A packet of a file.
 *
 * @param time when it was captured
 * @param linkType the format of its first bytes, as <a href="https://www.tcpdump.org/linktypes.html">tcpdump</a> numbers them
 * @param bytes what was captured of it
 * @param missing how many bytes of it were not captured, 0 or more
 */
record Packet(Instant time, int linkType, byte[] bytes, int missing) {
    static final int NULL = 0;
    static final int ETHERNET = 1;
    static final int RAW = 101;
    static final int LOOP = 108;
    static final int LINUX_COOKED = 113;
    static final int IPV4 = 228;
    static final int IPV6 = 229;
    static final int LINUX_COOKED_2 = 276;

    /** The number of raw IP on some systems. */
    static final int RAW_OF_BSD = 12;
}
