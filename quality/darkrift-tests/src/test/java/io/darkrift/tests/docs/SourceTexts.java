package io.darkrift.tests.docs;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModuleTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.darkrift.tests.docs.PlainEnglish.Passage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds what people read in sources: strings that have more than one word, and comments. */
final class SourceTexts {
    /** A comment or a string of JavaScript, TypeScript or JSON. */
    private static final Pattern SCRIPT_TEXT = Pattern.compile(
            "//[^\\n]*|/\\*.*?\\*/|'(?:[^'\\\\\\n]|\\\\.)*'|\"(?:[^\"\\\\\\n]|\\\\.)*\"|`(?:[^`\\\\]|\\\\.)*`",
            Pattern.DOTALL);

    private static final Pattern HTML_TEXT =
            Pattern.compile("(?<=>)[^<>]*[a-z] [a-z][^<>]*(?=<)|(?<==\")[^\"<>]* [^\"<>]*(?=\")", Pattern.DOTALL);

    /** The styles of a page, which are code. */
    private static final Pattern STYLE = Pattern.compile("<style>.*?</style>", Pattern.DOTALL);

    private SourceTexts() {}

    /** Returns the Javadoc of Java files, and their strings; what is joined with a string is "x" in it. */
    static List<Passage> ofJava(List<Path> files) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Passage> passages = new ArrayList<>();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            DocTrees trees = DocTrees.instance(task);
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(trees, unit, passages).scan(unit, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return passages;
    }

    /** Returns the comments and strings of a file with JavaScript, TypeScript or JSON, or the text of one with HTML. */
    static List<Passage> ofScript(Path file) {
        boolean isHtml = file.toString().endsWith(".html");
        String source = STYLE.matcher(MarkdownPage.read(file))
                .replaceAll(style -> "\n".repeat((int) style.group().lines().count() - 1));
        return (isHtml ? HTML_TEXT : SCRIPT_TEXT)
                .matcher(source)
                .results()
                .filter(match -> match.group().contains(" "))
                .map(match -> new Passage(
                        nameOf(file),
                        1
                                + (int) source.substring(0, match.start())
                                        .chars()
                                        .filter(c -> c == '\n')
                                        .count(),
                        oneLine(match.group()
                                .replaceAll("^['\"`/*]+|['\"`/*]+$", "")
                                .replaceAll("\n *\\*", "\n")),
                        ""))
                .toList();
    }

    private static String nameOf(Path file) {
        return MarkdownPage.ROOT.relativize(file).toString().replace('\\', '/');
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final CompilationUnitTree unit;
        private final List<Passage> passages;
        private final String file;
        private boolean isHelp;

        Scanner(DocTrees trees, CompilationUnitTree unit, List<Passage> passages) {
            this.trees = trees;
            this.unit = unit;
            this.passages = passages;
            this.file = nameOf(Path.of(unit.getSourceFile().getName()));
        }

        @Override
        public Void visitModule(ModuleTree tree, Void unused) {
            addComment(tree, "");
            return super.visitModule(tree, unused);
        }

        @Override
        public Void visitPackage(PackageTree tree, Void unused) {
            addComment(tree, "");
            return super.visitPackage(tree, unused);
        }

        @Override
        public Void visitClass(ClassTree tree, Void unused) {
            addComment(tree, "");
            return super.visitClass(tree, unused);
        }

        @Override
        public Void visitMethod(MethodTree tree, Void unused) {
            addComment(tree, tree.getName() + "()");
            return super.visitMethod(tree, unused);
        }

        @Override
        public Void visitVariable(VariableTree tree, Void unused) {
            addComment(tree, "");
            return super.visitVariable(tree, unused);
        }

        /** Marks the descriptions of commands and options. */
        @Override
        public Void visitAssignment(AssignmentTree tree, Void unused) {
            boolean outer = isHelp;
            isHelp = tree.getVariable().toString().equals("description");
            super.visitAssignment(tree, unused);
            isHelp = outer;
            return null;
        }

        @Override
        public Void visitBinary(BinaryTree tree, Void unused) {
            List<ExpressionTree> operands = new ArrayList<>();
            flatten(tree, operands);
            if (operands.stream().noneMatch(Scanner::isString)) {
                return super.visitBinary(tree, unused);
            }
            StringBuilder joined = new StringBuilder();
            for (ExpressionTree operand : operands) {
                if (isString(operand)) {
                    joined.append(((LiteralTree) operand).getValue());
                } else {
                    joined.append('x');
                    scan(operand, unused);
                }
            }
            addIfWords(tree, joined.toString());
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree tree, Void unused) {
            if (isString(tree)) {
                addIfWords(tree, (String) tree.getValue());
            }
            return null;
        }

        private void addIfWords(Tree tree, String text) {
            String line = oneLine(text);
            if (line.contains(" ")) {
                add(tree, line, isHelp ? Passage.HELP : "");
            }
        }

        private static void flatten(ExpressionTree tree, List<ExpressionTree> operands) {
            if (tree instanceof BinaryTree binary && binary.getKind() == Tree.Kind.PLUS) {
                flatten(binary.getLeftOperand(), operands);
                flatten(binary.getRightOperand(), operands);
            } else if (tree instanceof ParenthesizedTree parenthesized && isString(parenthesized.getExpression())) {
                operands.add(parenthesized.getExpression());
            } else {
                operands.add(tree);
            }
        }

        private void addComment(Tree tree, String declaration) {
            String comment = trees.getDocComment(getCurrentPath());
            if (comment != null) {
                add(tree, PlainEnglish.textOf(comment), declaration);
            }
        }

        private void add(Tree tree, String text, String declaration) {
            long line =
                    unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
            passages.add(new Passage(file, (int) line, text, declaration));
        }

        private static boolean isString(Tree tree) {
            return tree.getKind() == Tree.Kind.STRING_LITERAL;
        }
    }
}
