/** Captures as packets of TCP and UDP: files of Wireshark and tcpdump. */
@NullMarked
package io.darkrift.tools.capture.pcap;

import org.jspecify.annotations.NullMarked;
