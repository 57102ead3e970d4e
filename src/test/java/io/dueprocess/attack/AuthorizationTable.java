package io.dueprocess.attack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;

/** What each who asks gets, as the page {@code docs/security/authorization.md} says it. */
final class AuthorizationTable {

    private static final Path FILE = Path.of("docs/security/authorization.md");

    private final List<String> columns;

    /** Operation to kind of case to column to answer. */
    private final Map<String, Map<String, Map<String, String>>> ours = new TreeMap<>();

    private final Map<String, Map<String, Map<String, String>>> engine = new TreeMap<>();

    AuthorizationTable(List<String> columns) {
        this.columns = columns;
    }

    /** @param kind of case; empty for what concerns no single case */
    synchronized void answered(boolean byUs, Operation operation, String kind, String column, String answer) {
        (byUs ? ours : engine)
                .computeIfAbsent(line(operation), key -> new LinkedHashMap<>())
                .computeIfAbsent(kind, key -> new LinkedHashMap<>())
                .put(column, answer);
    }

    static List<String> committed() {
        try {
            return Files.exists(FILE) ? Files.readAllLines(FILE) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void write() {
        try {
            Files.writeString(FILE, String.join("\n", page()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> page() {
        List<String> page = new ArrayList<>(List.of(INTRODUCTION.strip().split("\n")));
        page.addAll(List.of("", "## Our own paths", ""));
        page.addAll(rows(ours));
        page.addAll(List.of("", "## The engine's REST and Camunda's web applications", ""));
        page.addAll(List.of(ENGINE_INTRODUCTION.strip().split("\n")));
        page.add("");
        page.addAll(rows(engine));
        return page;
    }

    private List<String> rows(Map<String, Map<String, Map<String, String>>> answers) {
        List<String> rows = new ArrayList<>();
        rows.add("| path | case | " + String.join(" | ", columns) + " |");
        rows.add("|---|---|" + "---|".repeat(columns.size()));
        answers.forEach((operation, kinds) -> {
            Map<List<String>, List<String>> alike = new LinkedHashMap<>();
            kinds.forEach((kind, byColumn) -> alike.computeIfAbsent(inOrder(byColumn), key -> new ArrayList<>())
                    .add(kind));
            alike.forEach((cells, same) -> rows.add(
                    "| " + operation + " | " + kinds(same, kinds.keySet()) + " | " + String.join(" | ", cells) + " |"));
        });
        return rows;
    }

    private static String kinds(List<String> same, Collection<String> all) {
        if (all.size() == 1) {
            return same.get(0);
        }
        return same.size() == all.size() ? "any" : String.join("; ", same);
    }

    private List<String> inOrder(Map<String, String> byColumn) {
        return columns.stream()
                .map(column -> byColumn.getOrDefault(column, "?"))
                .collect(Collectors.toList());
    }

    private static String line(Operation operation) {
        String shown = operation.path().replace(Endpoints.ENGINE, "engine").replace("|", "\\|");
        boolean asForm = operation.takes().equals(MediaType.MULTIPART_FORM_DATA_VALUE);
        return "`" + shown + "` " + operation.method() + (asForm ? " (multipart)" : "");
    }

    private static final String INTRODUCTION = """
            # Who gets what

            Written by `AuthorizationMatrixIT`, which asks the running application and fails when an answer differs, when the
            application has a path that is not here, or when a path is here that it no longer has. After a change that is meant:
            `mvn verify -Dit.test=AuthorizationMatrixIT -Dauthorization.write=true`, and read the difference as an attacker would.

            The paths are the application's own list of handlers, filters and servlets, and the operations of the JAX-RS resources
            behind the servlets. Each is asked for with an empty body of the right kind, so that nothing is written. A column is a
            member of one group and of no other; `no group` is a user without any, `token` another system with its token,
            `handlers` a handler who has unlocked, `handlers, locked` one who has not.

            | word | means |
            |---|---|
            | yes | answered |
            | empty | answered by a list in which there is nothing, or the number 0 |
            | in | let in; the empty body, the state or the missing thing was refused (400, 405, 409, 410, 415, 422, or the engine's 500) |
            | locked | may know of the case; the key is missing (423) |
            | 403, 404 | refused; 404 also when there is no such thing |
            | sign-in | sent to sign in (401, or the sign-in page); a system without a right token alike |

            *Case* is the case in the path: one of each process, `sealed` a report of which both handlers have the key, `sealed, wim
            shut out` one that the unlocked handler is excluded from, `no such` an id that there is not. A case that somebody
            may not know of gets the answers of one that there is not; the test compares them.
            """;

    private static final String ENGINE_INTRODUCTION = """
            `engine` stands for `/camunda/api/engine/engine/default`. `/engine-rest` serves the same operations; the test asks for
            each there as well, by one of the columns in turn, and gets the same. A list says *yes* also when what is in it is only
            what the asker may see; no answer to anybody bears an id or reference of a case that they may not know of, which is
            tested. Reads of a process instance, a task and the like are asked for with those of the request and of the sealed report.
            """;
}
