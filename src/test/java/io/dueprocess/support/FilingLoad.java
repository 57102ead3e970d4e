package io.dueprocess.support;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.awaitility.Awaitility;

/** People who file requests and report, one after the other each, until it is closed; what was accepted is written down. */
public final class FilingLoad implements AutoCloseable {

    /**
     * What the application answered for.
     *
     * @param proof a request's reference or a report's code
     * @param text what was written, with a number of its own
     * @param file name of the report's attachment
     */
    public record Accepted(boolean isReport, String proof, String text, String file) {}

    /** One of the two kinds. */
    private interface Visit {
        Accepted file(int number);
    }

    private final RunningApp app;
    private final List<Accepted> accepted = new CopyOnWriteArrayList<>();
    private final ExecutorService people = Executors.newFixedThreadPool(2);
    private final List<Future<?>> visits;
    private volatile boolean closed;

    public FilingLoad(RunningApp app) {
        this.app = app;
        PersonClient person = new PersonClient(app);
        this.visits = List.of(
                people.submit(() -> repeat(number -> request(person, number))),
                people.submit(() -> repeat(this::report)));
    }

    private void repeat(Visit visit) {
        for (int number = 1; !closed; number++) {
            accepted.add(visit.file(number));
        }
    }

    private static Accepted request(PersonClient person, int number) {
        String text = "Request number " + number + ".";
        Filing filing = Filing.of("Visitor " + number, "visitor" + number + "@fjord.example")
                .withText(text);
        return new Accepted(false, person.file(filing), text, "");
    }

    private Accepted report(int number) {
        Reporter reporter = new Reporter(app);
        String text = "Report number " + number + ".";
        String file = "evidence-" + number + ".txt";
        return new Accepted(true, reporter.report(reporter.form(text), file, text), text, file);
    }

    /** Until that many were accepted of each. */
    public void await(int requests, int reports) {
        Awaitility.await("accepted")
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        visits.stream().anyMatch(Future::isDone) || count(false) >= requests && count(true) >= reports);
    }

    private long count(boolean reports) {
        return accepted.stream().filter(one -> one.isReport() == reports).count();
    }

    /** As of now. */
    public List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** Fails when a request or report was not accepted. */
    @Override
    public void close() {
        closed = true;
        people.shutdown();
        for (Future<?> visit : visits) {
            try {
                visit.get();
            } catch (ExecutionException e) {
                throw new AssertionError("not accepted", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }
}
