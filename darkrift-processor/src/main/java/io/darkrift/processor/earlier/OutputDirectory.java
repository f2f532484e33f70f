package io.darkrift.processor.earlier;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/** The directory that the compiler writes class files to, with what earlier compilations left there. */
public final class OutputDirectory {
    private static final String GENERATED = "io.darkrift.wire.support.DarkriftGenerated";

    private final Filer filer;

    public OutputDirectory(Filer filer) {
        this.filer = filer;
    }

    /** The text of a file, or nothing if it can't be read. */
    public Optional<String> text(String path) {
        try (InputStream file = resource(path).openInputStream()) {
            return Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Whether there is the class file of a class. */
    public boolean hasClass(String binaryName) {
        try (InputStream file = classFile(binaryName).openInputStream()) {
            return file != null;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Whether there is the class file of a class that this processor has written. */
    public boolean hasGeneratedClass(String binaryName) {
        return annotations(binaryName).containsKey(GENERATED);
    }

    /** The strings in each annotation of a class, by the name of the annotation. */
    Map<String, List<String>> annotations(String binaryName) {
        try (DataInputStream file = new DataInputStream(classFile(binaryName).openInputStream())) {
            return ClassFileAnnotations.read(file);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Map.of();
        }
    }

    /** Whether a file, which another location has, is one of this directory. */
    public boolean isIn(FileObject file, String path) {
        try {
            return resource(path).toUri().equals(file.toUri());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Deletes a file, if it is there. */
    public void delete(String path) {
        delete(StandardLocation.CLASS_OUTPUT, path);
    }

    private void delete(StandardLocation location, String path) {
        try {
            FileObject file = filer.getResource(location, "", path);
            // The files that javac lends to processors can't be deleted.
            if (!file.delete() && "file".equals(file.toUri().getScheme())) {
                Files.deleteIfExists(Path.of(file.toUri()));
            }
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            // It is not there.
        }
    }

    /** Deletes a class that this processor has written, and its source. */
    public void deleteGeneratedClass(String binaryName) {
        delete(StandardLocation.CLASS_OUTPUT, binaryName.replace('.', '/') + ".class");
        delete(StandardLocation.SOURCE_OUTPUT, binaryName.replace('.', '/') + ".java");
    }

    private FileObject classFile(String binaryName) throws IOException {
        return resource(binaryName.replace('.', '/') + ".class");
    }

    private FileObject resource(String path) throws IOException {
        return filer.getResource(StandardLocation.CLASS_OUTPUT, "", path);
    }
}
