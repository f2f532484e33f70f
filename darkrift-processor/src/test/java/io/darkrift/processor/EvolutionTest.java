package io.darkrift.processor;

import static org.assertj.core.api.Assertions.assertThat;

import io.darkrift.message.Message;
import io.darkrift.message.MessageRegistry;
import io.darkrift.message.UnknownTagException;
import io.darkrift.processor.EvolutionRow.Sending;
import io.darkrift.protocol.ChangeKind;
import io.darkrift.protocol.ProtocolChange;
import io.darkrift.protocol.ProtocolComparison;
import io.darkrift.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each row of docs/evolution.md is proved: old and new peers are compiled, and read what the others write. */
class EvolutionTest {
    private static final Path PAGE = Path.of("../docs/evolution.md");
    private static final List<EvolutionRow> ROWS = EvolutionRows.all();

    @TempDir
    static Path directory;

    private static EvolutionPeer old;
    private static EvolutionPeer now;
    private static List<ProtocolChange> changes;

    @BeforeAll
    static void compile() throws IOException {
        old = EvolutionPeer.compile(directory.resolve("old"), "Old", ROWS, EvolutionRow::old, EvolutionRow::byOld);
        now = EvolutionPeer.compile(directory.resolve("new"), "New", ROWS, EvolutionRow::now, EvolutionRow::byNew);
        changes = ProtocolComparison.of(old.protocol(), now.protocol());
    }

    @AfterAll
    static void close() throws IOException {
        old.close();
        now.close();
    }

    static IntStream rows() {
        return IntStream.range(0, ROWS.size());
    }

    @ParameterizedTest
    @MethodSource("rows")
    void whatIsSentIsReadAsTheRowSays(int row) throws Exception {
        isReadAs(row, ROWS.get(row).byOld(), old, now);
        isReadAs(row, ROWS.get(row).byNew(), now, old);
    }

    private static void isReadAs(int row, List<Sending> sendings, EvolutionPeer sender, EvolutionPeer receiver)
            throws Exception {
        List<Object> records = sender.records(row);
        for (int i = 0; i < sendings.size(); i++) {
            assertThat(result(records.get(i), sender, receiver))
                    .as("%s: %s", ROWS.get(row), sendings.get(i).expression())
                    .isEqualTo(sendings.get(i).result().replace(EvolutionRow.WRONG, ""));
        }
    }

    private static String result(Object record, EvolutionPeer sender, EvolutionPeer receiver) {
        String byClient = result(record, sender, receiver, MessageRegistry::clientToServer);
        String byServer = result(record, sender, receiver, MessageRegistry::serverToClient);
        if (byClient.equals(byServer) || byServer.isEmpty()) {
            return byClient;
        }
        return byClient.isEmpty() ? byServer : byClient + " from a client, " + byServer + " from a server";
    }

    /** What a receiver makes of a record that comes from one side, or nothing if that side may not send it. */
    private static String result(
            Object record, EvolutionPeer sender, EvolutionPeer receiver, UnaryOperator<MessageRegistry> side) {
        MessageRegistry sent = side.apply(sender.registry());
        if (!sent.contains(record.getClass())) {
            return "";
        }
        Message message = sent.encode(record);
        try {
            return side.apply(receiver.registry()).decode(message).toString();
        } catch (UnknownTagException e) {
            return EvolutionRow.UNKNOWN;
        } catch (WireException e) {
            return EvolutionRow.REFUSED;
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theComparisonSaysWhatTheRowSays(int row) {
        ChangeKind kind = ROWS.get(row).kind();
        List<ChangeKind> found = changes.stream()
                .filter(change -> kind == ChangeKind.REGISTRY_RENAMED
                        ? change.message().isEmpty()
                        : change.message().startsWith(EvolutionPeer.packageOf(row) + "."))
                .map(ProtocolChange::kind)
                .toList();

        assertThat(found).contains(kind);
        assertThat(found).allSatisfy(each -> assertThat(each.severity()).isLessThanOrEqualTo(kind.severity()));
    }

    @Test
    void thePageHasTheseRows() throws IOException {
        assertThat(page())
                .containsExactlyElementsOf(
                        ROWS.stream().map(EvolutionTest::columns).toList());
    }

    @Test
    void eachKindOfChangeHasARow() {
        Set<ChangeKind> kinds = ROWS.stream().map(EvolutionRow::kind).collect(Collectors.toSet());

        // A reserved tag is that of a message which neither of the two protocols has: only a lock remembers it.
        kinds.add(ChangeKind.TAG_RESERVED);
        // The ids of requests and their answers are written by connections, not by serializers.
        kinds.addAll(List.of(ChangeKind.REQUEST_CHANGED, ChangeKind.ANSWER_CHANGED, ChangeKind.ANSWER_RENAMED));
        assertThat(kinds).containsExactlyInAnyOrder(ChangeKind.values());
    }

    private static List<String> columns(EvolutionRow row) {
        return List.of(
                row.change(),
                "`" + row.kind() + "`",
                row.canOldReadNew() ? "yes" : "no",
                row.canNewReadOld() ? "yes" : "no",
                row.kind().severity().name().toLowerCase(Locale.ROOT));
    }

    /** The rows of the tables, without the reasons behind colons. */
    private static List<List<String>> page() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\|.*`[A-Z_]+`.*\\|"))
                .map(line -> Arrays.stream(line.substring(1).split("\\|"))
                        .map(column -> column.strip().replaceFirst("^(yes|no|caution): .*", "$1"))
                        .toList())
                .toList();
    }
}
