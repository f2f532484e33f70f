package io.darkrift.processor;

import io.darkrift.protocol.ProtocolDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that holds the protocol as released peers know it: the description without docs.
 *
 * @param path where it is, absolute
 */
record LockFile(Path path) {
    static LockFile at(String path) {
        return new LockFile(Path.of(path).toAbsolutePath().normalize());
    }

    boolean exists() {
        return Files.exists(path);
    }

    /** Reads it. Throws a {@code ProtocolFormatException} if it holds no protocol. */
    ProtocolDescription read() throws IOException {
        return ProtocolDescription.parse(text());
    }

    private String text() throws IOException {
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    /** Writes a protocol, unless the file holds it already. Version control may have given it other ends of lines. */
    boolean write(ProtocolDescription protocol) throws IOException {
        String json = protocol.withoutDocs().toJson();
        if (exists() && text().replace("\r\n", "\n").equals(json)) {
            return false;
        }
        Files.createDirectories(path.getParent());
        Files.writeString(path, json, StandardCharsets.UTF_8);
        return true;
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
