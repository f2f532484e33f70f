package io.darkrift.processor.files;

import io.darkrift.processor.model.ClassName;
import io.darkrift.processor.report.Diagnostics;
import io.darkrift.processor.report.Rule;
import io.darkrift.processor.report.Site;
import io.darkrift.processor.write.GeneratedClass;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.tools.StandardLocation;

/** Hands what was written to the compiler. */
public final class GeneratedFiles {
    /** What the names of the batch compiler's own classes begin with. */
    private static final String ECLIPSE = "org.eclipse.jdt.internal.compiler.";

    private static final String GENERATED = "io.darkrift.wire.support.DarkriftGenerated";

    private final Filer filer;
    private final Elements elements;
    private final OutputDirectory output;
    private final PackageNames packages;
    private final Diagnostics diagnostics;

    /** The classes written so far, and for what. */
    private final Map<ClassName, String> written = new HashMap<>();

    public GeneratedFiles(ProcessingEnvironment environment, Diagnostics diagnostics) {
        this.filer = environment.getFiler();
        this.elements = environment.getElementUtils();
        this.output = new OutputDirectory(filer);
        this.packages = new PackageNames(elements);
        this.diagnostics = diagnostics;
    }

    /**
     * Writes a class.
     *
     * @param type the class
     * @param site what it is written for, for errors
     * @param owner the name of that
     * @param origins the elements that it is made of
     * @return whether it was written
     */
    public boolean write(GeneratedClass type, Site site, String owner, Element... origins) {
        ClassName name = type.name();
        String other = written.putIfAbsent(name, owner);
        if (other != null) {
            diagnostics.report(
                    Rule.NAME_CLASH,
                    site,
                    name.simpleName() + " would be written for " + other + " and for " + owner
                            + ": rename one of them, or move it to another package");
            return false;
        }
        if (hidesAnotherClass(name, origins)) {
            // Some compilers would replace it, or no longer find it.
            existsAlready(name, site, owner);
            return false;
        }
        makeWay(name);
        try (Writer file = filer.createSourceFile(name.canonicalName(), origins).openWriter()) {
            file.write(type.source(each -> packages.hidesJavaLang(name.packageName(), each)));
            return true;
        } catch (FilerException e) {
            existsAlready(name, site, owner);
        } catch (IOException e) {
            diagnostics.report(
                    Rule.CANNOT_WRITE,
                    site,
                    name + " can't be written: " + e.getMessage() + ": see to the output directory of the compiler");
        }
        return false;
    }

    /** Returns whether there is such a class, in the output directory or on the class path, that was not generated. */
    private boolean hidesAnotherClass(ClassName name, Element... origins) {
        if (output.hasClass(name.reflectionName())) {
            return !output.hasGeneratedClass(name.reflectionName());
        }
        if (origins.length == 0) {
            return false;
        }
        TypeElement present = elements.getTypeElement(elements.getModuleOf(origins[0]), name.canonicalName());
        return present != null
                && present.getAnnotationMirrors().stream()
                        .noneMatch(mirror -> ((TypeElement)
                                        mirror.getAnnotationType().asElement())
                                .getQualifiedName()
                                .contentEquals(GENERATED));
    }

    private void existsAlready(ClassName name, Site site, String owner) {
        diagnostics.report(
                Rule.NAME_CLASH,
                site,
                name.simpleName() + " would be written for " + owner + ", but there is such a class already:"
                        + " rename one of them"
                        + (isLeftOver(name)
                                ? ", or empty the output directory, if the class is of an earlier run"
                                : ""));
    }

    /** Returns whether an earlier run of the compiler left a class in the output directory, where it will be replaced. */
    public boolean isLeftOver(ClassName name) {
        return output.hasClass(name.reflectionName());
    }

    /**
     * Makes way for a class that an earlier run has generated. The batch compiler of Eclipse refuses to replace a class
     * that it can find; others replace it by themselves.
     */
    private void makeWay(ClassName name) {
        if (filer.getClass().getName().startsWith(ECLIPSE) && output.hasGeneratedClass(name.reflectionName())) {
            output.deleteGeneratedClass(name.reflectionName());
        }
    }

    /** Writes a string, in UTF-8, beside the classes. */
    public void writeResource(String path, String text, Element... origins) {
        try (OutputStream file = filer.createResource(StandardLocation.CLASS_OUTPUT, "", path, origins)
                .openOutputStream()) {
            file.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            diagnostics.report(
                    Rule.CANNOT_WRITE,
                    Site.NONE,
                    path + " can't be written: " + e.getMessage() + ": see to the output directory of the compiler, and"
                            + " to other processors that write the file");
        }
    }
}
