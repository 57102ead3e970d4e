package io.dueprocess.attack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Every regular expression that stands in our code or in a task form. */
final class Expressions {

    /** @param whole whether a text is only ever compared with it as a whole, and not searched */
    record Found(String place, boolean whole) {}

    private final Map<String, Found> found = new TreeMap<>();

    /** Where an expression is put together as the program runs. */
    private final List<String> unknown = new ArrayList<>();

    private final Map<String, ExpressionTree> constants = new HashMap<>();

    /** The class whose file is read. */
    private String outermost = "";

    Expressions() throws IOException {
        for (CompilationUnitTree file : parsed()) {
            constants(file);
        }
        for (CompilationUnitTree file : parsed()) {
            expressions(file);
        }
        forms();
    }

    Map<String, Found> found() {
        return found;
    }

    List<String> unknown() {
        return unknown;
    }

    private List<CompilationUnitTree> parsed() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            List<Path> java = sources.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, List.of(), null, files.getJavaFileObjectsFromPaths(java));
            List<CompilationUnitTree> units = new ArrayList<>();
            task.parse().forEach(units::add);
            return units;
        }
    }

    private void constants(CompilationUnitTree file) {
        new TreeScanner<Void, String>() {

            @Override
            public Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public Void visitVariable(VariableTree variable, String type) {
                if (variable.getInitializer() != null
                        && String.valueOf(variable.getType()).equals("String")) {
                    constants.put(type + "." + variable.getName(), variable.getInitializer());
                }
                return super.visitVariable(variable, type);
            }
        }.scan(file, "");
    }

    private void expressions(CompilationUnitTree file) {
        String name = Path.of(file.getSourceFile().getName()).getFileName().toString();
        String source = file.toString();
        outermost = name.replace(".java", "");
        new TreeScanner<Void, String>() {

            private boolean whole;

            @Override
            public Void visitClass(ClassTree type, String outer) {
                return super.visitClass(type, type.getSimpleName().toString());
            }

            @Override
            public Void visitVariable(VariableTree variable, String type) {
                whole = comparedOnly(variable.getName().toString(), source);
                return super.visitVariable(variable, type);
            }

            @Override
            public Void visitMethodInvocation(MethodInvocationTree call, String type) {
                if (call.getMethodSelect() instanceof MemberSelectTree select) {
                    List<? extends ExpressionTree> arguments = call.getArguments();
                    String method = select.getIdentifier().toString();
                    String on = select.getExpression().toString();
                    if (method.equals("compile") && on.equals("Pattern")) {
                        String flags =
                                arguments.size() > 1 ? flags(arguments.get(1).toString()) : "";
                        add(arguments.get(0), type, flags, new Found(name, whole), true);
                    } else if (method.equals("matches") && !arguments.isEmpty()) {
                        add(arguments.get(0), type, "", new Found(name, true), false);
                    } else if (method.equals("split") && !arguments.isEmpty()
                            || (method.equals("replaceAll") || method.equals("replaceFirst"))
                                    && arguments.size() == 2) {
                        add(arguments.get(0), type, "", new Found(name, false), false);
                    }
                }
                return super.visitMethodInvocation(call, type);
            }

            @Override
            public Void visitAnnotation(AnnotationTree annotation, String type) {
                if (annotation.getAnnotationType().toString().equals("Pattern")) {
                    annotation.getArguments().stream()
                            .filter(AssignmentTree.class::isInstance)
                            .map(AssignmentTree.class::cast)
                            .filter(argument ->
                                    argument.getVariable().toString().equals("regexp"))
                            .forEach(argument -> add(argument.getExpression(), type, "", new Found(name, true), true));
                }
                return super.visitAnnotation(annotation, type);
            }
        }.scan(file, "");
    }

    private static boolean comparedOnly(String variable, String source) {
        long uses = count(variable + "\\.(matcher|split|asPredicate)\\(", source);
        return uses > 0 && uses == count(variable + "\\.matcher\\([^;{]*\\)\\.matches\\(\\)", source);
    }

    private static long count(String expression, String text) {
        return Pattern.compile(expression).matcher(text).results().count();
    }

    private static String flags(String argument) {
        return (argument.contains("DOTALL") ? "(?s)" : "")
                + (argument.contains("CASE_INSENSITIVE") ? "(?i)" : "")
                + (argument.contains("MULTILINE") ? "(?m)" : "");
    }

    private void add(ExpressionTree argument, String type, String flags, Found where, boolean surely) {
        Optional<String> expression = value(argument, type);
        if (expression.isPresent()) {
            found.merge(
                    flags + expression.get(),
                    where,
                    (one, other) -> new Found(one.place() + ", " + other.place(), one.whole() && other.whole()));
        } else if (surely) {
            unknown.add(where.place() + ": " + argument);
        }
    }

    private Optional<String> value(ExpressionTree tree, String type) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Optional.of(text);
        }
        if (tree instanceof LiteralTree literal && literal.getValue() != null) {
            return Optional.of(String.valueOf(literal.getValue()));
        }
        if (tree instanceof ParenthesizedTree inner) {
            return value(inner.getExpression(), type);
        }
        if (tree instanceof BinaryTree sum) {
            Optional<String> left = value(sum.getLeftOperand(), type);
            Optional<String> right = value(sum.getRightOperand(), type);
            return left.isPresent() && right.isPresent() ? Optional.of(left.get() + right.get()) : Optional.empty();
        }
        String name = tree instanceof IdentifierTree
                ? type + "." + tree
                : tree instanceof MemberSelectTree select ? lastTwo(select.toString()) : "";
        ExpressionTree initializer = constants.getOrDefault(name, constants.get(outermost + "." + tree));
        return Optional.ofNullable(initializer).flatMap(constant -> value(constant, type));
    }

    private static String lastTwo(String qualified) {
        String[] parts = qualified.split("\\.");
        return parts.length < 2 ? qualified : parts[parts.length - 2] + "." + parts[parts.length - 1];
    }

    private void forms() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            for (Path form : files.filter(file -> file.toString().endsWith(".form"))
                    .sorted()
                    .toList()) {
                JsonNode json = new ObjectMapper().readTree(form.toFile());
                json.findValuesAsText("pattern")
                        .forEach(pattern ->
                                found.put(pattern, new Found(form.getFileName().toString(), true)));
            }
        }
    }
}
