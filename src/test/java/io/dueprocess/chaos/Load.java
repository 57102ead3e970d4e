package io.dueprocess.chaos;

import io.dueprocess.support.Filing;
import io.dueprocess.support.PersonClient;
import io.dueprocess.support.Reporter;
import io.dueprocess.support.Site;
import io.dueprocess.support.StaffClient;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** Mixed load through the proxy: requests by the form, breaches by the API, reports, and triage by staff. */
final class Load implements AutoCloseable {

    private static final String TRIAGE = "UserTask_TriageRequest";
    private static final Pattern REFERENCE = Pattern.compile("DP-[A-Z0-9]{4}-[A-Z0-9]{4}");
    private static final Pattern ANSWERED_REFERENCE = Pattern.compile("\"reference\"\\s*:\\s*\"([^\"]+)\"");

    /** Ends a wait for an answer that does not come, after the proxy would have. */
    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final Site portal;
    private final Site staff;
    private final String token;
    private final HttpClient program = HttpClient.newHttpClient();
    private final Queue<String> toTriage = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(8);
    private StaffClient petra;

    final Sender requests = new Sender(Request::new);
    final Sender moreRequests = new Sender(Request::new);
    final Sender breaches = new Sender(Breach::new);
    final Sender reports = new Sender(Report::new);
    final Sender triages = new Sender(this::nextTriage);

    Load(Site portal, Site staff, String token) {
        this.portal = portal;
        this.staff = staff;
        this.token = token;
    }

    void begin() {
        every(150, requests);
        every(250, moreRequests);
        every(150, breaches);
        every(1500, reports);
        every(500, triages);
    }

    private void every(int milliseconds, Sender sender) {
        threads.scheduleWithFixedDelay(sender, 0, milliseconds, TimeUnit.MILLISECONDS);
    }

    /** Returns when what was under way has got its answer. */
    void end() {
        List<Sender> all = all();
        all.forEach(Sender::end);
        Awaitility.await("answers")
                .atMost(Duration.ofMinutes(3))
                .until(() -> all.stream().allMatch(Sender::isFinished));
    }

    List<Sender> all() {
        return List.of(requests, moreRequests, breaches, reports, triages);
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A person at the form. */
    private final class Request implements Sending {

        private final Filing filing;

        Request() {
            String mail = UUID.randomUUID() + "@nordlys.example";
            filing = Filing.of("Freja Lindqvist", mail);
        }

        @Override
        public String key() {
            return filing.key();
        }

        @Override
        public Optional<String> send() {
            HttpResponse<String> page = new PersonClient(portal).send(filing);
            Matcher reference = REFERENCE.matcher(page.body());
            if (page.statusCode() != 200 || !page.uri().getPath().equals("/requests/received") || !reference.find()) {
                return Optional.empty();
            }
            toTriage.add(reference.group());
            return Optional.of(reference.group());
        }
    }

    /** A monitoring system. */
    private final class Breach implements Sending {

        private final String key = UUID.randomUUID().toString();

        @Override
        public String key() {
            return key;
        }

        @Override
        public Optional<String> send() throws Exception {
            String body = "{\"title\":\"Laptop stolen\",\"happened\":\"From a car: %s\",\"role\":\"controller\"}"
                    .formatted(key);
            HttpResponse<String> answer = program.send(
                    HttpRequest.newBuilder(staff.uri("/api/v1/breaches"))
                            .timeout(PATIENCE)
                            .header("Authorization", "Bearer " + token)
                            .header("Idempotency-Key", key)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            Matcher reference = ANSWERED_REFERENCE.matcher(answer.body());
            boolean taken = answer.statusCode() == 200 || answer.statusCode() == 201;
            return taken && reference.find() ? Optional.of(reference.group(1)) : Optional.empty();
        }
    }

    /** A reporter. */
    private final class Report implements Sending {

        private final String key = UUID.randomUUID().toString();
        private Map<String, String> form;

        @Override
        public String key() {
            return key;
        }

        @Override
        public Optional<String> send() {
            Reporter reporter = new Reporter(portal);
            if (form == null) {
                form = reporter.form("Seen on Monday: " + key);
            }
            HttpResponse<String> page = reporter.send(form);
            return page.statusCode() == 200 ? Optional.of(Reporter.code(page.body())) : Optional.empty();
        }
    }

    private Sending nextTriage() {
        String reference = toTriage.poll();
        return reference == null ? null : new Triage(reference);
    }

    /** A member of staff in Tasklist, who signs in again when the session's node is gone. */
    private final class Triage implements Sending {

        private final String reference;
        private boolean sent;

        Triage(String reference) {
            this.reference = reference;
        }

        @Override
        public String key() {
            return reference;
        }

        @Override
        public Optional<String> send() {
            if (petra == null) {
                petra = new StaffClient(staff, "petra");
            }
            StaffClient signedIn = petra;
            petra = null; // unless all goes well
            String caseId = signedIn.caseId(reference);
            boolean there = !signedIn.tasks(caseId, TRIAGE).isEmpty();
            if (there) {
                sent = true;
                signedIn.completeInSession(
                        caseId,
                        TRIAGE,
                        Map.of(
                                "relation",
                                "customer",
                                "decision",
                                "act",
                                "identityNote",
                                "Known by the customer number.",
                                "rightAccess",
                                true));
            }
            petra = signedIn;
            return sent ? Optional.of(caseId) : Optional.empty();
        }
    }
}
