package io.darkrift.tools.capture;

import io.darkrift.tools.capture.pcap.PcapReader;
import io.darkrift.tools.capture.pcap.PcapWriter;
import io.darkrift.tools.options.CommandFailedException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Locale;

/** Files with captures: JSON Lines, and pcap. */
public final class CaptureFile {
    private static final int BUFFER_BYTES = 64 * 1024;

    private CaptureFile() {}

    /** The formats of files that are written. */
    public enum Format {
        /** JSON Lines, as {@link MessageJson} has them. */
        JSON_LINES,
        /** Packets of TCP and UDP, for Wireshark. */
        PCAP
    }

    /**
     * Returns the format that a file is written in.
     *
     * @param file a file, whose name ends with {@code .jsonl} or {@code .pcap}
     * @return the format
     * @throws CommandFailedException if the name has another ending
     */
    public static Format formatOf(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        if (name.endsWith(".jsonl")) {
            return Format.JSON_LINES;
        }
        if (name.endsWith(".pcap")) {
            return Format.PCAP;
        }
        throw new CommandFailedException(file + " has an unknown ending: a recording is a file .jsonl or .pcap");
    }

    /**
     * Checks that a file can be created, as far as that is known before.
     *
     * @param file the file
     * @param overwrites whether a file that exists is replaced
     * @throws CommandFailedException if the file exists, its folder does not, or it has an unknown ending
     */
    public static void check(Path file, boolean overwrites) {
        formatOf(file);
        if (!overwrites && Files.exists(file)) {
            throw new CommandFailedException(file + " exists: give another name, or --force to replace it");
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new CommandFailedException("can't create " + file + ": its folder does not exist");
        }
    }

    /**
     * Creates a file.
     *
     * @param file the file, whose ending decides its format
     * @param overwrites whether a file that exists is replaced
     * @param info what is known of the capture
     * @param protocol what is known of messages, for the names and values in a file of JSON Lines
     * @return a writer
     * @throws IOException if the file can't be written
     * @throws CommandFailedException if the file exists, or has an unknown ending
     */
    public static CaptureWriter create(Path file, boolean overwrites, CaptureInfo info, Protocol protocol)
            throws IOException {
        check(file, overwrites);
        OutputStream out;
        try {
            OpenOption[] options = overwrites
                    ? new OpenOption[] {
                        StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE
                    }
                    : new OpenOption[] {StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE};
            out = new BufferedOutputStream(Files.newOutputStream(file, options), BUFFER_BYTES);
        } catch (FileAlreadyExistsException e) {
            throw new CommandFailedException(file + " exists: give another name, or --force to replace it", e);
        }
        return formatOf(file) == Format.PCAP
                ? new PcapWriter(out, info)
                : new JsonLinesWriter(
                        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)), info, protocol);
    }

    /**
     * Opens a file.
     *
     * @param file a file of JSON Lines, pcap or pcapng; its content decides, not its name
     * @return a reader
     * @throws IOException if the file can't be read
     * @throws CommandFailedException if it is not a capture
     */
    public static CaptureReader open(Path file) throws IOException {
        InputStream in;
        try {
            in = new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES);
        } catch (NoSuchFileException e) {
            throw new CommandFailedException("the file " + file + " does not exist", e);
        }
        try {
            in.mark(4);
            byte[] magic = in.readNBytes(4);
            in.reset();
            String name = String.valueOf(file);
            if (PcapReader.isPcap(magic)) {
                return new PcapReader(name, in);
            }
            return new JsonLinesReader(name, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }
}
