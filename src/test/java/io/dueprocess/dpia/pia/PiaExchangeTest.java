package io.dueprocess.dpia.pia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.dpia.assessment.Assessment;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.dpia.assessment.WritingWorld;
import io.dueprocess.engine.Refused;
import io.dueprocess.support.CompleteAssessment;
import io.dueprocess.support.ServiceWorld;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Files of the PIA software come in and go out; broken ones change nothing. */
class PiaExchangeTest {

    private static final WritingWorld WORLD = new WritingWorld();
    private static final PiaImport READER = new PiaImport(
            WORLD.the(Questions.class), ServiceWorld.messages("dpia-assessment"), ZoneId.of("Europe/Copenhagen"));

    private final AssessmentItems items = WORLD.the(AssessmentItems.class);
    private final Assessments assessments = WORLD.the(Assessments.class);
    private final PiaExchange exchange =
            new PiaExchange(items, READER, new PiaExport(WORLD.the(Questions.class)), WORLD.clock);
    private String caseId;

    @BeforeEach
    void open() {
        caseId = WORLD.open();
    }

    @Test
    void takesOverWhatBothKnow() throws IOException {
        PiaExchange.Taken taken = take(sample());
        Assessment now = assessments.current(caseId);

        assertThat(taken).isEqualTo(new PiaExchange.Taken(17, 2, 2));
        assertThat(now.answer("processing"))
                .isEqualTo("Cameras at the gate read number plates & open it for guests.\n\nIt starts in spring.");
        assertThat(now.answer("responsibilities")).isEqualTo("Controller: the car park.\nProcessor: Plates Ltd");
        assertThat(now.answer("data")).isEqualTo("Data:\n- Plate\n  - letters\n  - digits\n- Time of entry é");
        assertThat(now.answer("basis")).isEqualTo("Contract; x < y and a <3 stay as they are");
        assertThat(now.answer("processors")).isEqualTo("Plates Ltd | contract of 2024");
        assertThat(now.answers()).doesNotContainKey("consent");
        assertThat(now.measures())
                .containsEntry("1", new Measure("Encryption", "Disks are encrypted.", "", null, true))
                .containsEntry(
                        "2",
                        new Measure(
                                "Access control",
                                "Two people.\n\nNo shared accounts.",
                                "IT operations",
                                LocalDate.of(2024, 6, 30),
                                false));
        assertThat(now.risks().get("1"))
                .isEqualTo(new Risk(
                        Risk.FearedEvent.ILLEGITIMATE_ACCESS,
                        "Illegitimate access to data",
                        "Their movements become known\nStalking",
                        "Theft of the server",
                        "Attacker\nEmployee",
                        3,
                        3,
                        2,
                        1,
                        "Severity: Serious for some\n\nLikelihood: Quite possible",
                        List.of("1", "2")));
        assertThat(now.risks().get("2").severityAfter()).isNull();
        assertThat(assessments.authors(caseId)).containsExactly(WritingWorld.BO);
    }

    @Test
    void importThenExportSaysTheSameInWhatBothKnow() throws IOException {
        take(sample());
        JsonNode before = PiaFile.read(sample());
        JsonNode after = PiaFile.read(exchange.export(caseId, "Number plates"));

        assertThat(answers(after)).isEqualTo(answers(before));
        assertThat(READER.read(after, Locale.ENGLISH)).isEqualTo(READER.read(before, Locale.ENGLISH));
        assertThat(after.path("pia").path("name").asText()).isEqualTo("Number plates");
        assertThat(after.path("evaluations")).anySatisfy(each -> {
            assertThat(each.path("reference_to").asText()).isEqualTo("3.2");
            assertThat(each.path("gauges").path("x").asInt()).isEqualTo(2);
            assertThat(each.path("gauges").path("y").asInt()).isEqualTo(1);
        });
    }

    @Test
    void exportThenImportIsTheSameAssessment() {
        fill();
        Assessment whole = assessments.current(caseId);
        byte[] file = exchange.export(caseId, "Parking");
        caseId = WORLD.open();
        take(file);
        assertThat(assessments.current(caseId)).isEqualTo(whole);
    }

    @Test
    void afterThePiaSoftwareChangedItsPartThatPartCounts() {
        fill();
        ObjectNode file = (ObjectNode) PiaFile.read(exchange.export(caseId, "Parking"));
        ((ObjectNode) file.path("answers").path(0).path("data")).put("text", "<p>Changed there</p>");
        caseId = WORLD.open();
        take(PiaFile.write(file));

        Assessment taken = assessments.current(caseId);
        assertThat(taken.answer("processing")).isEqualTo("Changed there");
        assertThat(taken.answers()).doesNotContainKey("people");
        assertThat(taken.measures()).hasSize(2);
        assertThat(taken.risks()).hasSize(1);
        Risk merged = taken.risks().get("1");
        assertThat(List.of(merged.severityBefore(), merged.likelihoodBefore())).containsExactly(4, 3);
        assertThat(merged.reasons()).contains("Strangers read the data: ").contains("Colleagues read the data: ");
    }

    @Test
    void whatIsThereGoesOnlyWhenThatIsConfirmed() throws IOException {
        fill();
        Assessment before = assessments.current(caseId);
        refused("pia-replace", sample());
        assertThat(assessments.current(caseId)).isEqualTo(before);

        exchange.take(caseId, sample(), true, WritingWorld.BO, Locale.ENGLISH);
        assertThat(assessments.current(caseId).answer("people")).isEqualTo(before.answer("people"));
        assertThat(assessments.current(caseId).risks()).hasSize(2);
    }

    @Test
    void afterItWasHandedOnNothingIsTaken() throws IOException {
        assessments.open(caseId, false);
        byte[] file = sample();
        assertThatThrownBy(() -> take(file)).isInstanceOf(ChangedMeanwhile.class);
    }

    @Test
    void brokenAndHostileFilesChangeNothing() {
        refused("pia-not-json", "no json".getBytes(StandardCharsets.UTF_8));
        refused("pia-not-json", new byte[0]);
        refused("pia-not-json", "{\"pia\":{},\"answers\":[]} and more".getBytes(StandardCharsets.UTF_8));
        refused("pia-not-json", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8));
        refused("pia-not-json", "{\"pia\":{\"name\":\"Æ\"},\"answers\":[]}".getBytes(StandardCharsets.ISO_8859_1));
        refused("pia-not-json", "{\"pia\":{},\"answers\":[]}".getBytes(StandardCharsets.UTF_16));
        refused("pia-too-large", new byte[PiaFile.LARGEST + 1]);
        refused("pia-not-pia", "[]".getBytes(StandardCharsets.UTF_8));
        refused("pia-not-pia", "{\"answers\":[]}".getBytes(StandardCharsets.UTF_8));
        refused("pia-not-pia", "{\"pia\":{},\"answers\":{}}".getBytes(StandardCharsets.UTF_8));
        refused("pia-not-pia", "{\"pia\":{},\"answers\":[],\"measures\":3}".getBytes(StandardCharsets.UTF_8));
        refused("pia-empty", "{\"pia\":{},\"answers\":[]}".getBytes(StandardCharsets.UTF_8));
        refused(
                "pia-empty",
                "{\"pia\":{},\"answers\":[3,null,{\"reference_to\":{},\"data\":[]}],\"due_process\":{\"assessment\":{\"x\":1}}}"
                        .getBytes(StandardCharsets.UTF_8));
        refused("too-long", answering("x".repeat(20_001)));
        assertThat(assessments.current(caseId)).isEqualTo(new Assessment(Map.of(), Map.of(), Map.of()));
    }

    @Test
    void whatWouldRunIsTextOrGone() {
        take(answering("<script>steal()</script><p onclick='x()'>Hello</p>&lt;img src=x&gt;"));
        assertThat(assessments.current(caseId).answer("processing")).isEqualTo("Hello\n\n<img src=x>");
    }

    @Test
    void aFileWithAByteOrderMarkIsRead() {
        take(("\ufeff" + new String(answering("Hello"), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8));
        assertThat(assessments.current(caseId).answer("processing")).isEqualTo("Hello");
    }

    /** Two risks of one event, one by design, and a text with everything that HTML would eat. */
    private void fill() {
        items.put(caseId, "answer.people", 0, "Drivers <b>& guests</b>\n  - children", WritingWorld.BO);
        CompleteAssessment.write(
                items, WORLD.the(Questions.class), caseId, WritingWorld.BO, new int[] {4, 2}, new int[] {2, 2});
        items.add(caseId, new Measure("Locks & <keys>", "Line\nline", "Facilities", null, true), WritingWorld.BO);
        Risk colleagues =
                CompleteAssessment.risk("Colleagues read the data", new int[] {2, 3}, new int[] {2, 1}, "1", "2");
        items.add(caseId, colleagues, WritingWorld.BO);
        Risk byDesign = new Risk(
                Risk.FearedEvent.BY_DESIGN,
                "Surveillance",
                "Feeling watched",
                "",
                "",
                2,
                4,
                2,
                3,
                "It is seen.",
                List.of());
        items.add(caseId, byDesign, WritingWorld.BO);
    }

    private PiaExchange.Taken take(byte[] file) {
        return exchange.take(caseId, file, false, WritingWorld.BO, Locale.ENGLISH);
    }

    private void refused(String code, byte[] file) {
        assertThatThrownBy(() -> take(file)).isInstanceOf(Refused.class).hasMessage("dpia.refused." + code);
    }

    private static byte[] answering(String text) {
        ObjectNode file = PiaFile.JSON.createObjectNode();
        file.putObject("pia").put("name", "Parking");
        file.putArray("answers")
                .addObject()
                .put("reference_to", "111")
                .putObject("data")
                .put("text", text);
        return PiaFile.write(file);
    }

    /** Number to text, figure and list; texts as plain text, empty answers left out. */
    private static Map<Integer, String> answers(JsonNode file) {
        Map<Integer, String> answers = new TreeMap<>();
        file.path("answers").forEach(answer -> {
            JsonNode data = answer.path("data");
            String said = PiaText.plain(
                            data.path("text").isNull() ? "" : data.path("text").asText())
                    + data.path("list");
            if (!said.equals("[]")) {
                answers.put(
                        answer.path("reference_to").asInt(),
                        said + data.path("gauge").asInt());
            }
        });
        return answers;
    }

    private static byte[] sample() throws IOException {
        try (InputStream in = PiaExchangeTest.class.getResourceAsStream("/dpia/pia-export.json")) {
            return in.readAllBytes();
        }
    }
}
