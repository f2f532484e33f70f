package io.darkrift.tools.bots.run;

import io.darkrift.message.MessageRegistry;
import io.darkrift.tools.bots.Bot;
import io.darkrift.transport.ClientTransport;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * What a run does.
 *
 * @param server where to connect to
 * @param count how many bots
 * @param connectRate attempts to connect a second
 * @param duration how long the run lasts at the most
 * @param connectTimeout how long connecting may take
 * @param pingInterval how often each bot pings, or zero
 * @param pingTimeout how long an answer may take
 * @param pingsDatagrams whether the unreliable channel is pinged too
 * @param seed where random numbers begin
 * @param threads how many event loops
 * @param registry the records of the bots
 * @param behaviour makes the bot of a number
 * @param expectations what each bot has to receive
 */
record Plan(
        ClientTransport server,
        int count,
        double connectRate,
        Duration duration,
        Duration connectTimeout,
        Duration pingInterval,
        Duration pingTimeout,
        boolean pingsDatagrams,
        long seed,
        int threads,
        MessageRegistry registry,
        IntFunction<Bot> behaviour,
        List<Expectation> expectations) {}
