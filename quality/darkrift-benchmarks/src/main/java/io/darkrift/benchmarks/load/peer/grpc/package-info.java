/** grpc-java: a stream of messages in both directions, with the wire format of protobuf. */
@NullMarked
package io.darkrift.benchmarks.load.peer.grpc;

import org.jspecify.annotations.NullMarked;
