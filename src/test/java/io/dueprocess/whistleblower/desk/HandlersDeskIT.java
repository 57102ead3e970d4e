package io.dueprocess.whistleblower.desk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dueprocess.document.PdfText;
import io.dueprocess.support.Handlers;
import io.dueprocess.support.RunningApp;
import io.dueprocess.support.StaffClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** What handlers do with a report over HTTP, alone and two at a time, and what those get who are none. */
class HandlersDeskIT {

    private static final String ONCE = "once-0001";

    private final RunningApp app = Handlers.app();
    private final StaffClient wim = Handlers.unlocked("wim");
    private final StaffClient wanda = Handlers.unlocked("wanda");

    private String base;
    private Handlers.Told told;

    private void tell(String what, Map<String, String> more) {
        told = Handlers.tell(wim, what, more);
        base = "/api/v1/cases/" + told.caseId();
    }

    private JsonNode report(StaffClient reader) {
        return reader.read(base + "/report");
    }

    private static Map<String, Object> message(String text, int seen, String once) {
        return Map.of("text", text, "seen", seen, "once", once);
    }

    private static int status(HttpResponse<String> answer) {
        return answer.statusCode();
    }

    @Test
    void messagesAreSentOnceAndNotPastOneThatTheWriterHasNotSeen() {
        tell("message-marker", Map.of());

        assertThat(status(wim.send("POST", base + "/messages", message(" ", 0, ONCE))))
                .isEqualTo(422);
        wim.done("POST", base + "/messages", message("When was that?", 0, ONCE));
        wim.done("POST", base + "/messages", message("When was that?", 0, ONCE));
        assertThat(report(wim).get("messages")).as("a double click").hasSize(1);

        HttpResponse<String> stale = wanda.send("POST", base + "/messages", message("Who saw it?", 0, "once-0002"));
        assertThat(stale.statusCode()).isEqualTo(409);
        assertThat(stale.body()).contains("still here");
        wanda.done("POST", base + "/messages", message("Who saw it?", 1, "once-0002"));

        assertThat(report(wanda).get("messages").findValuesAsText("author")).containsExactly("wim", "wanda");
        assertThat(wim.openCase(told.caseId()).get("sealed").asBoolean()).isTrue();
    }

    @Test
    void ofTwoClicksAtOnceOneCounts() {
        tell("twice-marker", Map.of());

        List<Integer> answers = Stream.of(1, 2, 3)
                .map(n -> CompletableFuture.supplyAsync(
                        () -> status(wim.send("POST", base + "/notes", Map.of("text", "Once.", "once", ONCE)))))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).contains(204).allMatch(status -> status == 204 || status == 409);
        assertThat(report(wim).get("notes")).hasSize(1);
    }

    @Test
    void notesAndDisclosuresSayWhatTheLawAsksFor() {
        tell("disclosure-marker", Map.of());
        wim.done("POST", base + "/notes", Map.of("text", "Ask the warehouse.", "once", ONCE));
        Map<String, Object> disclosure = new LinkedHashMap<>(Map.of(
                "recipient", "Police",
                "what", "The name",
                "basis", "DUTY",
                "why", "Court order",
                "told", "NOT_NEEDED",
                "once", ONCE));

        assertThat(wim.send("POST", base + "/disclosures", disclosure).body()).contains("Art. 16(3)");
        disclosure.put("told", "NO");
        assertThat(status(wim.send("POST", base + "/disclosures", disclosure))).isEqualTo(422);
        disclosure.put("whyNotTold", "Evidence would be destroyed.");
        wim.done("POST", base + "/disclosures", disclosure);
        wim.done("POST", base + "/disclosures", disclosure);

        JsonNode report = report(wanda);
        assertThat(report.get("disclosures")).hasSize(1);
        assertThat(report.at("/disclosures/0/disclosure/whyNotTold").asText()).contains("destroyed");
        assertThat(report.at("/notes/0/text").asText()).isEqualTo("Ask the warehouse.");
    }

    /** The sealed case knows the breach; the breach knows neither case, nor report, nor handler (WBD Art. 16(1)). */
    @Test
    void aReportStartsABreachThatTellsNothingOfIt() {
        tell("breach-start-marker", Map.of());
        Map<String, Object> breach =
                Map.of("title", "Lists left open", "happened", "Anybody can open the lists.", "once", ONCE);
        assertThat(status(wim.send("POST", base + "/breach", Map.of("title", " ", "happened", "x", "once", ONCE))))
                .isEqualTo(422);
        wim.done("POST", base + "/breach", breach);
        wim.done("POST", base + "/breach", breach);

        JsonNode notes = report(wanda).get("notes");
        assertThat(notes).hasSize(1);
        String reference = notes.at("/0/text").asText().replace("GDPR Art. 33: ", "");
        StaffClient petra = new StaffClient(app, "petra");
        String caseId = petra.caseId(reference);
        petra.awaitTask(caseId, "UserTask_AssessSeverity");
        String shown = petra.openCase(caseId)
                + petra.get("/api/v1/cases/" + caseId + "/audit").body();
        assertThat(shown)
                .contains("Anybody can open the lists.")
                .doesNotContain(told.caseId(), told.reference(), "breach-start-marker", "wim", "wanda");
        assertThat(status(wim.get("/api/v1/cases/" + caseId))).isEqualTo(404);
    }

    @Test
    void whoIsExcludedDoesNotSeeThatTheCaseExists() {
        tell("exclusion-marker", Map.of());
        assertThat(wanda.get("/api/v1/cases").body()).contains(told.reference());
        String task = wanda.awaitTask(told.caseId(), "UserTask_CheckConflicts");

        Map<String, Object> exclusion = Map.of("user", "wanda", "reason", "Sister of the accused.");
        wim.done("POST", base + "/exclusions", exclusion);

        assertThat(status(wim.send("POST", base + "/exclusions", exclusion))).isEqualTo(409);
        everythingIs(404, wanda);
        assertThat(wanda.get("/api/v1/cases?limit=200").body()).doesNotContain(told.reference());
        assertThat(wanda.read("/api/v1/cases?reference=" + told.reference())).isEmpty();
        assertThat(wanda.get("/cases").body()).doesNotContain(told.reference());
        assertThat(wanda.get("/cases?reference=" + told.reference()).statusCode())
                .as("no redirect to the case")
                .isEqualTo(200);
        assertThat(status(wanda.get("/api/v1/cases/by-task/" + task))).isEqualTo(404);
        assertThat(wanda.tasks(told.caseId(), "UserTask_CheckConflicts")).isEmpty();
        assertThat(status(wim.send("POST", base + "/holders", Map.of("user", "wanda", "keep", true))))
                .as("not by one alone")
                .isEqualTo(422);
    }

    @Test
    void anExclusionIsOverriddenByTwoOthersTogether() {
        StaffClient wilma = Handlers.unlocked("wilma");
        tell("override-marker", Map.of());
        wim.done("POST", base + "/exclusions", Map.of("user", "wanda", "reason", "Named."));
        String override = base + "/exclusions/wanda/override";

        wim.done("POST", override, Map.of("reason", "Another Wanda was meant."));
        assertThat(status(wilma.send("POST", override, Map.of("reason", "The same."))))
                .isEqualTo(409);
        assertThat(status(wim.send("POST", override + "/confirmation", null)))
                .as("alone")
                .isEqualTo(422);
        assertThat(status(wanda.send("POST", override + "/confirmation", null))).isEqualTo(404);
        wilma.done("POST", override + "/confirmation", null);
        assertThat(status(wilma.send("POST", override + "/confirmation", null)))
                .as("twice")
                .isEqualTo(409);

        JsonNode holders = report(wanda).get("holders");
        assertThat(holders.get("excluded")).isEmpty();
        assertThat(holders.get("readmitted").get(0).toString()).contains("wanda", "wim", "wilma");
    }

    @Test
    void accessIsHandedOverAndGivenUpButNeverByTheLast() {
        StaffClient wilma = Handlers.unlocked("wilma");
        tell("hand-over-marker", Map.of());

        wim.done("DELETE", base + "/holders/me", null);
        everythingIs(404, wim);
        wilma.done("DELETE", base + "/holders/me", null);
        assertThat(status(wanda.send("DELETE", base + "/holders/me", null)))
                .as("the last")
                .isEqualTo(422);
        assertThat(status(wanda.send("POST", base + "/exclusions", Map.of("user", "wanda", "reason", "Mine."))))
                .as("the last")
                .isEqualTo(422);
        wanda.done("POST", base + "/holders", Map.of("user", "wim", "keep", false));
        assertThat(status(wanda.get(base))).isEqualTo(404);
        assertThat(report(wim).at("/holders/holders").toString()).isEqualTo("[\"wim\"]");
        assertThat(status(wim.send("POST", base + "/holders", Map.of("user", "petra", "keep", true))))
                .as("no handler")
                .isEqualTo(404);
    }

    @Test
    void contactDetailsTakeTwoHandlers() {
        tell("identity-marker", Map.of("contact", "Søren Åkjær, 12 34 56 78"));
        String requests = base + "/identity/requests";
        assertThat(report(wim).toString()).doesNotContain("12 34 56 78");
        assertThat(status(wim.send("POST", base + "/identity/shown", null))).isEqualTo(422);
        assertThat(status(wim.send("POST", requests, Map.of("reason", " ", "once", ONCE))))
                .isEqualTo(422);
        wim.done("POST", requests, Map.of("reason", "To protect against retaliation.", "once", ONCE));
        assertThat(status(wim.send("POST", requests, Map.of("reason", "Again.", "once", "once-0002"))))
                .isEqualTo(409);

        String decision = requests + "/" + ONCE + "/decision";
        Map<String, Object> release = Map.of("release", true, "reason", "Needed.");
        assertThat(status(wim.send("POST", decision, release))).as("the own").isEqualTo(422);
        wanda.done("POST", decision, release);
        assertThat(status(wanda.send("POST", decision, Map.of("release", false, "reason", "Late."))))
                .isEqualTo(409);

        assertThat(wim.done("POST", base + "/identity/shown", null)
                        .get("details")
                        .asText())
                .isEqualTo("Søren Åkjær, 12 34 56 78");
        assertThat(status(wanda.send("POST", base + "/identity/shown", null)))
                .as("released to wim alone")
                .isEqualTo(422);
        assertThat(wim.get(base + "/audit").body()).contains("release:" + ONCE, "identity");
    }

    @Test
    void whatIsMaskedIsSeenNowhereAndRemovedForGoodByTwo() throws IOException {
        tell("Bjarne took the money. mask-marker. Ask Bjarne.", Map.of());
        String masks = base + "/masks";
        Map<String, Object> mask =
                Map.of("place", "report/WHAT", "start", 0, "end", 6, "passage", "Bjarne", "reason", "Third party.");
        Map<String, Object> second =
                Map.of("place", "report/WHAT", "start", 40, "end", 46, "passage", "Bjarne", "reason", "The same.");

        wim.done("POST", masks, mask);
        assertThat(status(wanda.send("POST", masks, mask))).as("masked already").isEqualTo(409);
        wanda.done("POST", masks, second);
        assertThat(report(wim).toString()).doesNotContain("Bjarne").contains("took the money");
        assertThat(PdfText.of(wim.download(base + "/export/pdf"))).doesNotContain("Bjarne");
        assertThat(zip(wim.download(base + "/export/zip")).values())
                .noneMatch(content -> new String(content, StandardCharsets.UTF_8).contains("Bjarne"));

        String key = report(wim).at("/masks/0/key").asText();
        assertThat(wanda.done("POST", masks + "/" + key + "/shown", null)
                        .get("passage")
                        .asText())
                .isEqualTo("Bjarne");
        String redaction = masks + "/" + key + "/redaction";
        assertThat(status(wanda.send("POST", redaction + "/confirmation", null)))
                .as("not proposed")
                .isEqualTo(409);
        wim.done("POST", redaction, Map.of("reason", "Irrelevant (Art. 17)."));
        assertThat(status(wim.send("POST", redaction + "/confirmation", null)))
                .as("alone")
                .isEqualTo(422);
        wanda.done("POST", redaction + "/confirmation", null);
        assertThat(status(wanda.send("POST", redaction + "/confirmation", null)))
                .isEqualTo(409);

        String other = report(wim).at("/masks/0/key").asText();
        assertThat(wim.done("POST", masks + "/" + other + "/shown", null)
                        .get("passage")
                        .asText())
                .as("the second mask moved along")
                .isEqualTo("Bjarne");
        wim.done("DELETE", masks + "/" + other, null);
        assertThat(status(wim.send("DELETE", masks + "/" + other, null))).isEqualTo(409);
        assertThat(report(wim).toString()).containsOnlyOnce("Bjarne");
        Map<String, Object> stale =
                Map.of("place", "report/WHAT", "start", 0, "end", 6, "passage", "Bjarne", "reason", "Old tab.");
        assertThat(status(wim.send("POST", masks, stale)))
                .as("the text is another")
                .isEqualTo(409);
    }

    @Test
    void aCaseIsTakenAlongWithWhatWasChosen() throws IOException {
        tell("export-marker æøå", Map.of());
        wim.done("POST", base + "/notes", Map.of("text", "note-marker", "once", ONCE));
        wim.done("POST", base + "/messages", message("message to take along", 0, ONCE));
        assertThat(status(wim.upload(told.caseId(), "note-file", "inside.txt", "inside")))
                .isEqualTo(201);
        assertThat(status(wim.upload(told.caseId(), "handler-file", "outside.txt", "outside")))
                .isEqualTo(201);

        String pdf = PdfText.of(wim.download(base + "/export/pdf?notes=true"));
        Map<String, byte[]> plain = zip(wim.download(base + "/export/zip"));
        Map<String, byte[]> full = zip(wim.download(base + "/export/zip?notes=true&originals=true"));

        assertThat(pdf).contains("export-marker æøå", "note-marker", "message to take along");
        assertThat(plain.keySet())
                .contains(told.reference() + ".pdf", "messages.csv", "audit.csv", "files/handler-file/outside.txt")
                .doesNotContain("notes.csv", "files/note-file/inside.txt");
        assertThat(full.keySet()).contains("notes.csv", "files/note-file/inside.txt");
        assertThat(new String(full.get("audit.csv"), StandardCharsets.UTF_8)).contains("EXPORT", "zip+notes+originals");
        assertThat(full.get("files/note-file/inside.txt")).asString().isEqualTo("inside");
    }

    @Test
    void aFileOnceSentToTheReporterStays() {
        tell("sent-marker", Map.of());
        wim.upload(told.caseId(), "handler-file", "answer.txt", "answer");
        String file = wim.openCase(told.caseId()).at("/documents/0/href").asText();

        assertThat(status(wim.send("DELETE", file, null))).isEqualTo(404);
        assertThat(status(wim.upload(told.caseId(), "provided-data", "data.txt", "x")))
                .isEqualTo(422);
    }

    @Test
    void everyHolderMaySetALegalHoldAndAnOpenCaseIsNotReopened() {
        tell("hold-marker", Map.of());

        assertThat(wim.openCase(told.caseId()).get("mayHold").asBoolean()).isTrue();
        wim.done("PUT", base + "/hold", Map.of("held", true, "reason", "Claim."));
        assertThat(wanda.openCase(told.caseId()).at("/holds/0/reason").asText()).isEqualTo("Claim.");
        assertThat(status(wim.send("POST", base + "/reopening", Map.of("reason", "x"))))
                .isEqualTo(409);
    }

    @Test
    void outsidersGet404AndTheLocked423Everywhere() {
        tell("outsider-marker", Map.of());
        for (String user : List.of("admin", "max", "petra", "dan", "lea")) {
            StaffClient outsider = new StaffClient(app, user);
            everythingIs(404, outsider);
            assertThat(outsider.get("/api/v1/cases?limit=200").body()).doesNotContain(told.reference());
        }
        StaffClient locked = new StaffClient(app, "wanda");
        everythingIs(423, locked);
        assertThat(locked.get("/api/v1/cases?limit=200").body()).contains(told.reference());
        assertThat(wim.get(base + "/audit").body())
                .as("who was turned away left no row in clear")
                .doesNotContain("SEALED", "\"max\"");
    }

    /** Every address of a case answers the reader with this status. */
    private void everythingIs(int status, StaffClient reader) {
        for (String path : List.of("", "/report", "/audit", "/export/pdf", "/export/zip", "/attachments/x")) {
            assertThat(status(reader.get(base + path)))
                    .as(reader.user() + " GET " + path)
                    .isEqualTo(status);
        }
        Map<String, Map<String, Object>> posts = new LinkedHashMap<>();
        posts.put("/messages", message("x", 0, ONCE));
        posts.put("/notes", Map.of("text", "x", "once", ONCE));
        posts.put(
                "/disclosures",
                Map.of(
                        "recipient",
                        "x",
                        "what",
                        "x",
                        "basis",
                        "FOLLOW_UP",
                        "why",
                        "x",
                        "told",
                        "NOT_NEEDED",
                        "once",
                        ONCE));
        posts.put("/holders", Map.of("user", "wilma", "keep", true));
        posts.put("/exclusions", Map.of("user", "wim", "reason", "x"));
        posts.put("/exclusions/wim/override", Map.of("reason", "x"));
        posts.put("/exclusions/wim/override/confirmation", Map.of());
        posts.put("/identity/requests", Map.of("reason", "x", "once", ONCE));
        posts.put("/identity/requests/x/decision", Map.of("release", true, "reason", "x"));
        posts.put("/identity/shown", Map.of());
        posts.put("/masks", Map.of("place", "report/WHAT", "start", 0, "end", 1, "passage", "o", "reason", "x"));
        posts.put("/masks/1/shown", Map.of());
        posts.put("/masks/1/redaction", Map.of("reason", "x"));
        posts.put("/masks/1/redaction/confirmation", Map.of());
        posts.put("/reopening", Map.of("reason", "x"));
        posts.forEach((path, body) -> assertThat(status(reader.send("POST", base + path, body)))
                .as(reader.user() + " POST " + path)
                .isEqualTo(status));
        for (String path : List.of("/holders/me", "/masks/1", "/masks/1/redaction", "/exclusions/wim/override")) {
            assertThat(status(reader.send("DELETE", base + path, null)))
                    .as(reader.user() + " DELETE " + path)
                    .isEqualTo(status);
        }
        assertThat(status(reader.send("PUT", base + "/hold", Map.of("held", true, "reason", "x"))))
                .isEqualTo(status);
        assertThat(status(reader.upload(told.caseId(), "note-file", "x.txt", "x")))
                .isEqualTo(status);
    }

    private static Map<String, byte[]> zip(byte[] archive) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }
}
