package io.darkrift.processor.lock;

import io.darkrift.protocol.ProtocolLock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The file that holds a lock.
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

    /** Reads it. Throws a {@code ProtocolFormatException} if it holds no lock. */
    ProtocolLock read() throws IOException {
        return ProtocolLock.parse(text());
    }

    private String text() throws IOException {
        return Files.readString(path, StandardCharsets.UTF_8);
    }

    /** Writes a lock, unless the file holds it already. Version control may have given it other ends of lines. */
    boolean write(ProtocolLock lock) throws IOException {
        String json = lock.toJson();
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
