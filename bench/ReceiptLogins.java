import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Eight sign-ins with a receipt code at once, against eight after each other: the same application, the same machine, the
 * same run. Goal: at most 0.6 on two cores. Bounded: one report, 3 rounds of 16 sign-ins, loopback only.
 */
public class ReceiptLogins {

    private static final int PEOPLE = 8;
    private static final int ROUNDS = 3;

    private static String base;

    public static void main(String[] arguments) throws Exception {
        Path data = Files.createTempDirectory("due-process-bench");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        base = "http://localhost:" + port;
        ProcessBuilder builder = new ProcessBuilder("java", "-Xmx2g", "-jar", arguments[0]);
        builder.environment()
                .putAll(Map.of(
                        "SPRING_PROFILES_ACTIVE", "demo", "SERVER_PORT", "" + port, "DUEPROCESS_DATA", "" + data));
        Process app = builder.redirectErrorStream(true)
                .redirectOutput(data.resolve("log").toFile())
                .start();
        try {
            measure(app);
        } finally {
            app.destroy();
            app.waitFor();
        }
    }

    private static void measure(Process app) throws Exception {
        awaitStart(app);
        String code = report();
        signIn(code);
        double best = 1;
        for (int round = 1; round <= ROUNDS; round++) {
            long one = System.nanoTime();
            for (int i = 0; i < PEOPLE; i++) {
                signIn(code);
            }
            double after = (System.nanoTime() - one) / 1e9;
            long all = System.nanoTime();
            ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
            List<Callable<Void>> signIns = new ArrayList<>();
            for (int i = 0; i < PEOPLE; i++) {
                signIns.add(() -> {
                    signIn(code);
                    return null;
                });
            }
            for (Future<Void> done : people.invokeAll(signIns)) {
                done.get();
            }
            people.shutdown();
            double together = (System.nanoTime() - all) / 1e9;
            best = Math.min(best, together / after);
            System.out.printf(
                    "round %d: %d after each other %.2f s, at once %.2f s, ratio %.2f%n",
                    round, PEOPLE, after, together, together / after);
        }
        System.out.printf("best ratio %.2f (goal: at most 0.60 on two cores)%n", best);
    }

    private static void awaitStart(Process app) throws Exception {
        for (int i = 0; i < 240; i++) {
            if (!app.isAlive()) {
                throw new IllegalStateException("the application ended");
            }
            try {
                if (get(client(), "/actuator/health").statusCode() == 200) {
                    return;
                }
            } catch (java.io.IOException notYet) {
                // it is still starting
            }
            Thread.sleep(500);
        }
        throw new IllegalStateException("the application does not start");
    }

    private static String report() throws Exception {
        HttpClient reporter = client();
        String form = get(reporter, "/report/new").body();
        String boundary = "----bench";
        StringBuilder body = new StringBuilder();
        Map.of("token", hidden(form, "token"), "pass", hidden(form, "pass"), "WHAT", "A report of the bench.")
                .forEach((name, value) -> body.append("--" + boundary
                        + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n"));
        body.append("--" + boundary + "--\r\n");
        HttpResponse<String> receipt = send(
                reporter,
                HttpRequest.newBuilder(URI.create(base + "/report/new"))
                        .header("Content-Type", "multipart/form-data; boundary=" + boundary)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
        Matcher code = Pattern.compile("(?:\\d{4} ){5}\\d{4}").matcher(receipt.body().replaceAll("<[^>]+>", ""));
        if (!code.find()) {
            throw new IllegalStateException("no receipt: " + receipt.statusCode());
        }
        return code.group();
    }

    private static void signIn(String code) throws Exception {
        HttpClient reporter = client();
        String form = get(reporter, "/report/inbox").body();
        String body = "pass=" + URLEncoder.encode(hidden(form, "pass"), StandardCharsets.UTF_8) + "&code="
                + URLEncoder.encode(code, StandardCharsets.UTF_8);
        int status = send(
                        reporter,
                        HttpRequest.newBuilder(URI.create(base + "/report/inbox"))
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
        if (status != 302 && status != 303) {
            throw new IllegalStateException("not signed in: " + status);
        }
    }

    private static HttpClient client() {
        return HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    }

    private static HttpResponse<String> get(HttpClient client, String path) throws Exception {
        return send(client, HttpRequest.newBuilder(URI.create(base + path)));
    }

    private static HttpResponse<String> send(HttpClient client, HttpRequest.Builder request) throws Exception {
        return client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String hidden(String page, String name) {
        Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
        return field.find() ? field.group(1) : "";
    }
}
