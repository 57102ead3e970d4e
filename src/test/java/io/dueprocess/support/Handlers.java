package io.dueprocess.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A demo with the whistleblower handlers wim, wanda and wilma, whose keys are set and confirmed, at a small cost of their
 * derivation. Ends with the tests' JVM.
 */
public final class Handlers {

    private static final Pattern CODE = Pattern.compile("(\\d{4}(?: \\d{4}){5})");
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private static RunningApp app;

    private Handlers() {}

    public static synchronized RunningApp app() {
        if (app == null) {
            app = RunningApp.demo(
                    temporary(),
                    "--dueprocess.sealed.memory-kib=64",
                    "--dueprocess.sealed.passes=1",
                    "--dueprocess.whistleblower.round=PT1S");
            Runtime.getRuntime().addShutdownHook(new Thread(app::kill));
            StaffClient admin = new StaffClient(app, "admin");
            admin.done(
                    "POST",
                    "/engine-rest/user/create",
                    Map.of(
                            "profile", Map.of("id", "wilma", "firstName", "Wilma", "lastName", "Krag"),
                            "credentials", Map.of("password", "wilma")));
            admin.done("PUT", "/engine-rest/group/whistleblower-handlers/members/wilma", null);
            for (String user : new String[] {"wim", "wanda", "wilma"}) {
                withKey(new StaffClient(app, user));
            }
        }
        return app;
    }

    public static String passphrase(String user) {
        return user + " unlock demo";
    }

    /** Signed in anew, and unlocked. */
    public static StaffClient unlocked(String user) {
        StaffClient handler = new StaffClient(app(), user);
        handler.done("POST", "/api/v1/unlock", Map.of("passphrase", passphrase(user)));
        return handler;
    }

    private static void withKey(StaffClient handler) {
        String user = handler.user();
        if (!handler.read("/api/v1/unlock").get("hasKey").asBoolean()) {
            String passphrase = passphrase(user);
            handler.done("PUT", "/api/v1/unlock/passphrase", Map.of("passphrase", passphrase, "repeat", passphrase));
        }
        JsonNode state = handler.read("/api/v1/unlock");
        if (!state.get("confirmed").asBoolean()) {
            unlocked("wim")
                    .done(
                            "POST",
                            "/api/v1/unlock/colleagues/" + user + "/confirmation",
                            Map.of("fingerprint", state.get("fingerprint").asText()));
        }
    }

    /** A case and its receipt code. */
    public record Told(String caseId, String reference, String code) {}

    /** A report told to the handler, who is unlocked. */
    public static Told tell(StaffClient handler, String what, Map<String, String> more) {
        HttpResponse<String> form = handler.get("/cases/new-report");
        Map<String, String> fields = new HashMap<>(Map.of(
                "token", found(TOKEN, form.body()),
                "receivedOn", LocalDate.now().toString(),
                "way", "MEETING",
                "recording", "NONE",
                "checked", "SIGNED",
                "anonymous", "no",
                "relation", "EMPLOYEE",
                "danger", "NO",
                "WHAT", what));
        fields.put("language", "en");
        fields.putAll(more);
        HttpResponse<String> received = handler.postForm("/cases/new-report", fields);
        assertThat(received.statusCode()).as(received.body()).isEqualTo(200);
        JsonNode newest = newest(handler, what);
        return new Told(newest.get("id").asText(), newest.get("reference").asText(), found(CODE, received.body()));
    }

    private static JsonNode newest(StaffClient handler, String what) {
        for (JsonNode each : handler.read("/api/v1/cases?limit=200")) {
            String path = "/api/v1/cases/" + each.get("id").asText() + "/report";
            if (each.get("processKey").asText().equals("whistleblower-intake")
                    && handler.read(path).toString().contains(what)) {
                return each;
            }
        }
        throw new AssertionError("the case is not in the list");
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        assertThat(matcher.find()).as(pattern + " in " + text).isTrue();
        return matcher.group(1);
    }

    private static Path temporary() {
        try {
            Path data = Files.createTempDirectory("due-process-handlers").resolve("data");
            return Files.createDirectory(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
