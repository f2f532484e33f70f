package io.darkrift.tools.lag;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads a scenario, one phase a line:
 *
 * <pre>
 * # name: duration conditions
 * start:   10s
 * crowded: 5s loss=20% down.bandwidth=512kbit
 * tunnel:  3s cut
 * repeat
 * </pre>
 *
 * What a line does not say is as on the command line.
 */
final class ScenarioParser {
    private static final int MAX_PHASES = 10_000;
    private static final int MAX_ROUNDS = 1_000_000;
    private static final Pattern WORD = Pattern.compile("[^\\s,]+");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,40}:");
    private static final Pattern ROUNDS = Pattern.compile("[1-9]\\d{0,6}");

    private final String source;
    private final Impairment up;
    private final Impairment down;
    private final List<Phase> phases = new ArrayList<>();
    private int rounds;

    private ScenarioParser(String source, Impairment up, Impairment down) {
        this.source = source;
        this.up = up;
        this.down = down;
    }

    /** A word and its column, from 1 on. */
    private record Word(String text, int column) {}

    /**
     * Reads a scenario.
     *
     * @param source the name of the file, for errors
     * @param text the text
     * @param up what happens from clients to the server where a phase says nothing
     * @param down the same from the server to clients
     * @return the scenario
     * @throws IllegalArgumentException if the text is not a scenario; the message has the line and the column
     */
    static Scenario parse(String source, String text, Impairment up, Impairment down) {
        ScenarioParser parser = new ScenarioParser(source, up, down);
        List<String> lines = text.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            parser.line(i + 1, lines.get(i));
        }
        if (parser.phases.isEmpty()) {
            throw new IllegalArgumentException(source + " has no phase: write one a line, as in 'tunnel: 3s cut'");
        }
        return new Scenario(parser.phases, Math.max(1, parser.rounds));
    }

    private void line(int line, String text) {
        int comment = text.indexOf('#');
        String content = comment < 0 ? text : text.substring(0, comment);
        List<Word> words = WORD.matcher(content)
                .results()
                .map(found -> new Word(found.group(), found.start() + 1))
                .toList();
        if (words.isEmpty()) {
            return;
        }
        Word first = words.get(0);
        if (rounds > 0) {
            throw error(line, first.column, "'repeat' is the last line: nothing may follow it");
        }
        if (first.text.equals("repeat")) {
            repeat(line, words);
            return;
        }
        if (phases.size() == MAX_PHASES) {
            throw error(line, first.column, "there are more than " + MAX_PHASES + " phases: use 'repeat'");
        }
        boolean named = first.text.endsWith(":");
        if (named && !NAME.matcher(first.text).matches()) {
            throw error(
                    line, first.column, quoted(first) + " is not a name: it has 1 to 40 letters, digits, '-' or '_'");
        }
        String name = named ? first.text.substring(0, first.text.length() - 1) : "phase-" + (phases.size() + 1);
        phase(line, name, content.stripTrailing().length() + 1, named ? words.subList(1, words.size()) : words);
    }

    private void phase(int line, String name, int end, List<Word> words) {
        if (words.isEmpty()) {
            throw error(line, end, "a duration is missing, as in 'tunnel: 3s cut'");
        }
        Duration duration = duration(line, words.get(0));
        Impairment nowUp = up;
        Impairment nowDown = down;
        boolean disconnect = false;
        for (Word word : words.subList(1, words.size())) {
            String text = word.text;
            try {
                if (text.equals("disconnect")) {
                    disconnect = true;
                } else if (text.startsWith("up.")) {
                    nowUp = ImpairmentParser.apply(nowUp, text.substring(3));
                } else if (text.startsWith("down.")) {
                    nowDown = ImpairmentParser.apply(nowDown, text.substring(5));
                } else {
                    nowUp = ImpairmentParser.apply(nowUp, text);
                    nowDown = ImpairmentParser.apply(nowDown, text);
                }
            } catch (IllegalArgumentException e) {
                throw error(line, word.column, e.getMessage());
            }
        }
        phases.add(new Phase(name, duration, nowUp, nowDown, disconnect));
    }

    private Duration duration(int line, Word word) {
        Duration duration;
        try {
            duration = ImpairmentParser.time(word.text);
        } catch (IllegalArgumentException e) {
            throw error(line, word.column, e.getMessage());
        }
        if (duration.toMillis() < 1) {
            throw error(line, word.column, "a phase lasts at least 1ms, and not " + quoted(word));
        }
        return duration;
    }

    private void repeat(int line, List<Word> words) {
        if (phases.isEmpty()) {
            throw error(line, words.get(0).column, "there is nothing to repeat: write phases before 'repeat'");
        }
        rounds = Scenario.FOREVER;
        if (words.size() > 1) {
            Word count = words.get(1);
            if (!ROUNDS.matcher(count.text).matches()
                    || Integer.parseInt(count.text) > MAX_ROUNDS
                    || words.size() > 2) {
                throw error(
                        line,
                        words.get(words.size() - 1).column,
                        "'repeat' is followed by nothing, or by how often all phases take place: 1 to " + MAX_ROUNDS);
            }
            rounds = Integer.parseInt(count.text);
        }
    }

    private static String quoted(Word word) {
        return "'" + word.text + "'";
    }

    private IllegalArgumentException error(int line, int column, String problem) {
        // The file may be anything.
        String printable = problem.replaceAll("\\p{Cntrl}", "?");
        return new IllegalArgumentException(source + ":" + line + ":" + column + ": " + printable);
    }
}
