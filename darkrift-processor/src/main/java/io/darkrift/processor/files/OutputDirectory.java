package io.darkrift.processor.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * The directory that the compiler writes class files to, with what earlier compilations left there.
 *
 * <p>With javac it is read and written as a directory: its {@link Filer} compares each file that is asked for with each
 * that was written, which takes a minute for some thousands.
 */
public final class OutputDirectory {
    private static final String GENERATED = "io.darkrift.wire.support.DarkriftGenerated";

    private static final String PROBE = "META-INF/none";

    private final Filer filer;

    /** The directory, if it is one that Java can reach by itself: it is looked for once. */
    private Optional<Path> root;

    public OutputDirectory(Filer filer) {
        this.filer = filer;
    }

    /** The text of a file, or nothing if it can't be read. */
    public Optional<String> text(String path) {
        try (InputStream file = open(path)) {
            return Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Optional.empty();
        }
    }

    /** Returns whether there is the class file of a class. */
    public boolean hasClass(String binaryName) {
        if (root().isPresent()) {
            return Files.exists(root().get().resolve(classFile(binaryName)));
        }
        try (InputStream file = open(classFile(binaryName))) {
            return file != null;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    /** Returns whether there is the class file of a class that this processor has written. */
    public boolean hasGeneratedClass(String binaryName) {
        return hasClass(binaryName) && annotations(binaryName).containsKey(GENERATED);
    }

    /** The strings in each annotation of a class, by the name of the annotation. */
    Map<String, List<String>> annotations(String binaryName) {
        try (DataInputStream file = new DataInputStream(new BufferedInputStream(open(classFile(binaryName))))) {
            return ClassFileAnnotations.read(file);
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return Map.of();
        }
    }

    private static String classFile(String binaryName) {
        return binaryName.replace('.', '/') + ".class";
    }

    private InputStream open(String path) throws IOException {
        return root().isPresent()
                ? Files.newInputStream(root().get().resolve(path))
                : resource(path).openInputStream();
    }

    private FileObject resource(String path) throws IOException {
        return filer.getResource(StandardLocation.CLASS_OUTPUT, "", path);
    }

    private Optional<Path> root() {
        if (root == null) {
            root = findRoot();
        }
        return root;
    }

    /** Asks for a file that is not there: javac tells where it would be. */
    private Optional<Path> findRoot() {
        try {
            Path probe = Path.of(resource(PROBE).toUri());
            return probe.endsWith(Path.of("META-INF", "none"))
                    ? Optional.of(probe.getParent().getParent())
                    : Optional.empty();
        } catch (IOException
                | IllegalArgumentException
                | UnsupportedOperationException
                | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    /** Returns whether a file, which another location has, is one of this directory. */
    public boolean isIn(FileObject file, String path) {
        try {
            return root().isPresent()
                    ? root().get().resolve(path).toUri().equals(file.toUri())
                    : resource(path).toUri().equals(file.toUri());
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }

    /**
     * Writes a small file of which no compiler and no build tool needs to know.
     *
     * @return false if the directory can't be written to without the compiler
     * @throws IOException if that fails
     */
    public boolean write(String path, String text) throws IOException {
        if (root().isEmpty()) {
            return false;
        }
        Path file = root().get().resolve(path);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.UTF_8);
        }
        return true;
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
        delete(StandardLocation.CLASS_OUTPUT, classFile(binaryName));
        delete(StandardLocation.SOURCE_OUTPUT, binaryName.replace('.', '/') + ".java");
    }
}
