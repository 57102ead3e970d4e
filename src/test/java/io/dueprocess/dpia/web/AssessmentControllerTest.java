package io.dueprocess.dpia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.put;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.ReadOnlyCase;
import io.dueprocess.dpia.DpiaAuthors;
import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.DpiaStore;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.Assessments;
import io.dueprocess.dpia.assessment.KnowledgeBase;
import io.dueprocess.dpia.assessment.Questions;
import io.dueprocess.dpia.assessment.RiskLevels;
import io.dueprocess.dpia.assessment.WritingWorld;
import io.dueprocess.support.CompleteAssessment;
import io.dueprocess.support.ServiceWorld;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The API of assessments: what a page shows, and how it learns that somebody else was faster. */
class AssessmentControllerTest {

    private static final WritingWorld WORLD = new WritingWorld();
    private static final ObjectMapper JSON = Jackson2ObjectMapperBuilder.json().build();
    private static final String RISK = """
            {"value": {"event": "BY_DESIGN", "title": "Watched", "severityBefore": 2, "likelihoodBefore": 4,
             "severityAfter": 2, "likelihoodAfter": 3, "measures": []}}""";

    private final CaseAccess access = mock(CaseAccess.class);
    private final DpiaAuthors authors = mock(DpiaAuthors.class);
    private final DpiaStore store = mock(DpiaStore.class);
    private final CaseFiles files = mock(CaseFiles.class);
    private final Assessments assessments = WORLD.the(Assessments.class);
    private final AssessmentItems items = WORLD.the(AssessmentItems.class);
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(controller())
            .setMessageConverters(new MappingJackson2HttpMessageConverter(JSON))
            .build();
    private String caseId;

    private AssessmentController controller() {
        return new AssessmentController(
                access,
                authors,
                items,
                new AssessmentViews(
                        assessments,
                        items,
                        WORLD.the(Questions.class),
                        WORLD.the(KnowledgeBase.class),
                        WORLD.the(RiskLevels.class),
                        ServiceWorld.messages("dpia-assessment")),
                new AssessmentHistory(assessments, store, files, mock(Staff.class)),
                JSON);
    }

    @BeforeEach
    void open() {
        caseId = WORLD.open();
        previous(null);
        when(authors.mayWrite()).thenReturn(true);
        when(authors.write(anyString())).thenReturn(WritingWorld.BO);
    }

    @Test
    void showsQuestionsWithHelpRisksAndHeatMap() throws Exception {
        items.put(caseId, "answer.purposes", 0, "Parking", WritingWorld.PETRA);
        items.add(
                caseId,
                CompleteAssessment.risk("Strangers read it", new int[] {3, 2}, new int[] {1, 2}),
                WritingWorld.BO);

        JsonNode shown = json(send(get(path(""))));

        assertThat(shown.path("editable").asBoolean()).isTrue();
        JsonNode purposes = shown.path("sections").path(1).path("questions").path(0);
        assertThat(purposes.path("id").asText()).isEqualTo("purposes");
        assertThat(purposes.path("value").asText()).isEqualTo("Parking");
        assertThat(purposes.path("version").asInt()).isEqualTo(1);
        assertThat(purposes.path("by").asText()).isEqualTo(WritingWorld.PETRA);
        assertThat(purposes.path("cnil").asInt()).isEqualTo(211);
        assertThat(purposes.path("article").asText()).isEqualTo("Art. 5(1)(b)");
        assertThat(purposes.path("help").asText()).isNotBlank();
        assertThat(shown.path("heatMap").path("cells")).hasSize(16);
        assertThat(shown.path("heatMap").path("inherent").asText()).isEqualTo("HIGH");
        assertThat(shown.path("heatMap").path("residual").asText()).isEqualTo("LOW");
        JsonNode cell = cell(shown.path("heatMap"), 3, 2);
        assertThat(cell.path("level").asText()).isEqualTo("HIGH");
        assertThat(cell.path("before").path(0).asText()).isEqualTo("1");
        assertThat(shown.path("missing").toString()).contains("Not answered: Recipients");
        verify(access).read(caseId, "assessment");
    }

    @Test
    void whoMayNotWriteReadsTheSame() throws Exception {
        when(authors.mayWrite()).thenReturn(false);
        when(authors.write(anyString())).thenThrow(new ReadOnlyCase());
        JsonNode shown = json(send(get(path("")).locale(Locale.forLanguageTag("da"))));
        assertThat(shown.path("open").asBoolean()).isTrue();
        assertThat(shown.path("editable").asBoolean()).isFalse();
        assertThat(shown.path("sections").path(0).path("title").asText()).isEqualTo("Beskrivelse");
        assertThatThrownBy(() -> send(post(path("/risks")).content(RISK))).hasCauseInstanceOf(ReadOnlyCase.class);
        assertThat(assessments.current(caseId).risks()).isEmpty();
    }

    @Test
    void writesAnItemAndSaysWhatFollows() throws Exception {
        MockHttpServletResponse added = send(post(path("/risks")).content(RISK));
        assertThat(added.getStatus()).isEqualTo(201);
        assertThat(json(added).path("item").asText()).isEqualTo("risk.1");
        assertThat(json(added).path("heatMap").path("residual").asText()).isEqualTo("MEDIUM");

        MockHttpServletResponse kept =
                send(put(path("/items/answer.data")).content("{\"version\": 0, \"value\": \"Plates\"}"));
        assertThat(kept.getStatus()).isEqualTo(200);
        assertThat(json(kept).path("version").asInt()).isEqualTo(1);
        assertThat(json(kept).path("missing").toString()).doesNotContain("Not answered: Data");

        send(post(path("/measures")).content("{\"value\": {\"title\": \"Locks\", \"due\": \"\", \"inPlace\": true}}"));
        assertThat(assessments.current(caseId).measures().get("1").inPlace()).isTrue();
        assertThat(send(delete(path("/items/measure.1")).param("version", "1")).getStatus())
                .isEqualTo(200);
        assertThat(assessments.current(caseId).measures()).isEmpty();
    }

    @Test
    void aConflictShowsTheirsAndTheDifference() throws Exception {
        items.put(caseId, "answer.data", 0, "Plates and times", WritingWorld.PETRA);

        MockHttpServletResponse refused =
                send(put(path("/items/answer.data")).content("{\"version\": 0, \"value\": \"Plates and names\"}"));

        assertThat(refused.getStatus()).isEqualTo(409);
        JsonNode body = json(refused);
        assertThat(body.path("message").asText()).contains("Somebody else");
        assertThat(body.path("current").path("value").asText()).isEqualTo("Plates and times");
        assertThat(body.path("current").path("version").asInt()).isEqualTo(1);
        assertThat(body.path("current").path("by").asText()).isEqualTo(WritingWorld.PETRA);
        assertThat(body.path("difference").path(0).path("parts").toString())
                .contains("{\"op\":\"-\",\"text\":\"times\"}", "{\"op\":\"+\",\"text\":\"names\"}");
        assertThat(items.find(caseId, "answer.data").value()).isEqualTo("Plates and times");
    }

    @Test
    void whatIsNoSuchValueIsRefusedWithoutRepeatingIt() {
        for (String value : new String[] {"3", "null", "{}", "[]"}) {
            assertThatThrownBy(() -> send(put(path("/items/answer.data"))
                            .content("{\"version\": 0, \"value\": %s}".formatted(value))))
                    .hasMessageContaining("dpia.refused.bad-value");
        }
        assertThatThrownBy(() -> send(post(path("/risks")).content("{\"value\": {\"event\": \"Zebra\"}}")))
                .hasMessageContaining("dpia.refused.bad-value")
                .hasMessageNotContaining("Zebra");
        assertThatThrownBy(() -> send(delete(path("/items/answer.data")).param("version", "0")))
                .hasMessageContaining("dpia.refused.bad-value");
        assertThatThrownBy(
                        () -> send(put(path("/items/answer.colour")).content("{\"version\": 0, \"value\": \"Blue\"}")))
                .hasCauseInstanceOf(NoSuchElementException.class);
    }

    @Test
    void comparesVersionsAlsoWithTheAssessmentBefore() throws Exception {
        CompleteAssessment.write(
                items, WORLD.the(Questions.class), caseId, WritingWorld.BO, new int[] {2, 2}, new int[] {2, 2});
        assessments.handOn(caseId, WritingWorld.BO);
        String review = WORLD.newCase();
        assessments.copy(caseId, review, WritingWorld.BO);
        assessments.open(review, true);
        int seen = items.find(review, "answer.data").version();
        items.put(review, "answer.data", seen, "Plates, times and faces", WritingWorld.BO);
        String before = caseId;
        caseId = review;

        previous(before);
        when(files.mayRead(eq(before), any())).thenReturn(true);
        JsonNode shown = json(send(get(path(""))));
        assertThat(shown.path("previous").path("number").asInt()).isEqualTo(1);
        JsonNode changes = json(send(get(path("/versions/now/difference")).param("from", "previous")))
                .path("changes");
        assertThat(changes).hasSize(1);
        assertThat(changes.path(0).path("label").asText()).isEqualTo("Data");

        when(files.mayRead(eq(before), any())).thenReturn(false);
        assertThat(json(send(get(path("")))).hasNonNull("previous")).isFalse();
        assertThatThrownBy(() -> send(get(path("/versions/now/difference")).param("from", "previous")))
                .hasCauseInstanceOf(NoSuchElementException.class);
    }

    private void previous(String before) {
        DpiaFacts facts = new DpiaFacts(
                "",
                "parking",
                1,
                before,
                DpiaFacts.Cause.REQUESTED,
                WritingWorld.BO,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                null);
        when(store.get(anyString())).thenReturn(facts);
    }

    private String path(String rest) {
        return "/api/v1/dpia/" + caseId + "/assessment" + rest;
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        MockHttpServletResponse response = mvc.perform(request.contentType(MediaType.APPLICATION_JSON))
                .andReturn()
                .getResponse();
        response.setCharacterEncoding("UTF-8");
        return response;
    }

    private static JsonNode json(MockHttpServletResponse response) throws Exception {
        return JSON.readTree(response.getContentAsByteArray());
    }

    private static JsonNode cell(JsonNode map, int severity, int likelihood) {
        for (JsonNode cell : map.path("cells")) {
            if (cell.path("severity").asInt() == severity
                    && cell.path("likelihood").asInt() == likelihood) {
                return cell;
            }
        }
        throw new AssertionError("no such cell");
    }
}
