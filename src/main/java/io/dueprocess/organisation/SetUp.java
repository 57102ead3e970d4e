package io.dueprocess.organisation;

import java.io.Console;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The command {@code set-up}: writes {@code organisation.yaml} out of its options, and asks for what is missing where
 * somebody sits before a terminal. It replaces a file only when told to, and keeps what it is not told anew.
 */
public final class SetUp {

    private static final String REPLACE = "--replace";

    private final Path file;
    private final boolean replace;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final List<String> notUnderstood = new ArrayList<>();

    private SetUp(Path usual, String... arguments) {
        List<String> rest = new ArrayList<>(List.of(arguments));
        this.replace = rest.remove(REPLACE);
        boolean named = !rest.isEmpty() && !rest.get(0).startsWith("-");
        this.file = named ? Path.of(rest.remove(0)) : usual;
        rest.forEach(this::take);
    }

    /**
     * @param environment variables of the operating system
     * @param arguments a file, if it is not to be the usual one, and options
     * @return whether the file is written; if not, {@code err} says why
     */
    public static boolean run(Map<String, String> environment, PrintStream out, PrintStream err, String... arguments) {
        SetUp command = new SetUp(usual(environment), arguments);
        Optional<Console> console = Optional.ofNullable(System.console());
        return command.run(
                console.map(terminal -> (Function<Field, String>)
                        field -> Objects.toString(terminal.readLine("%s: ", field.meaning()), "")
                                .strip()),
                out,
                err);
    }

    /** The file that the server reads unless it is told of another. */
    private static Path usual(Map<String, String> environment) {
        String named = environment.get("DUEPROCESS_ORGANISATION_FILE");
        return named == null
                ? Path.of(environment.getOrDefault("DUEPROCESS_DATA", "./data"), "organisation.yaml")
                : Path.of(named);
    }

    private void take(String argument) {
        for (Field field : Field.ALL) {
            String option = "--" + field.option() + "=";
            if (argument.startsWith(option)) {
                values.put(field.property(), argument.substring(option.length()).strip());
                return;
            }
        }
        notUnderstood.add(argument.replaceAll("=.*", ""));
    }

    private boolean run(Optional<Function<Field, String>> asked, PrintStream out, PrintStream err) {
        if (!notUnderstood.isEmpty()) {
            err.println("Not understood: " + String.join(", ", notUnderstood) + "\nOptions:\n" + options());
            return false;
        }
        try {
            if (Files.exists(file)) {
                if (!replace) {
                    err.println(file + " is there already. To change what it says: set-up --replace and the options.");
                    return false;
                }
                Map<String, String> before = OrganisationFile.read(file);
                if (!Field.known(before.keySet())) {
                    err.println(file + " says more than set-up knows of, which would be lost. Change it by hand.");
                    return false;
                }
                before.forEach(values::putIfAbsent);
            }
            asked.ifPresent(this::ask);
            complete();
            List<String> problems = problems();
            if (!problems.isEmpty()) {
                err.println("Nothing is written. Missing or unusable:\n  - " + String.join("\n  - ", problems)
                        + "\nOptions:\n" + options());
                return false;
            }
            OrganisationFile.write(file, values);
        } catch (IOException e) {
            err.println(file + " cannot be read or written: " + e.getClass().getSimpleName());
            return false;
        }
        out.println(file + " is written. Restart the server; if it does not look there: DUEPROCESS_ORGANISATION_FILE="
                + file.toAbsolutePath().normalize());
        return true;
    }

    private void ask(Function<Field, String> question) {
        for (Field field : Field.ALL) {
            if (field.required() && values.getOrDefault(field.property(), "").isEmpty()) {
                values.put(field.property(), question.apply(field));
            }
        }
    }

    private void complete() {
        values.values().removeIf(String::isEmpty);
        Optional.ofNullable(values.get(Field.MAIL)).ifPresent(mail -> values.putIfAbsent(Field.SENDER, mail));
        for (String path : List.of(Field.LOGO, Field.TEMPLATES)) {
            values.computeIfPresent(
                    path,
                    (name, value) -> Path.of(value).toAbsolutePath().normalize().toString());
        }
    }

    private List<String> problems() {
        List<String> problems = new ArrayList<>();
        Field.ALL.stream()
                .filter(Field::required)
                .filter(field -> !values.containsKey(field.property()))
                .forEach(field -> problems.add("--" + field.option() + " (" + field.meaning() + ")"));
        OrganisationRules.problems(name -> values.getOrDefault(name, "")).stream()
                .filter(problem -> values.containsKey(problem.replaceAll(" .*", "")))
                .forEach(problems::add);
        values.forEach((name, value) -> {
            if (value.contains("${")) {
                problems.add(name + " (must not refer to another setting)");
            }
        });
        return problems;
    }

    private static String options() {
        return Field.ALL.stream()
                .map(field ->
                        "  --" + field.option() + "=  " + field.meaning() + (field.required() ? ", required" : ""))
                .collect(Collectors.joining("\n"));
    }
}
