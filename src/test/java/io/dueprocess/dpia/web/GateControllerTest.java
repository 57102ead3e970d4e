package io.dueprocess.dpia.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.access.Staff;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.ReadOnlyCase;
import io.dueprocess.dpia.DpiaFacts;
import io.dueprocess.dpia.Gate;
import io.dueprocess.dpia.Gates;
import io.dueprocess.dpia.ProcessingChanges;
import io.dueprocess.support.ServiceWorld;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class GateControllerTest {

    private static final String PATH = "/api/v1/processing-activities/surveillance";

    private final Gates gates = mock(Gates.class);
    private final ProcessingChanges changes = mock(ProcessingChanges.class);
    private final Staff staff = mock(Staff.class);
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new GateController(
                    gates, changes, staff, ServiceWorld.messages("dpia-register"), ZoneId.of("Europe/Copenhagen")))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(
                    Jackson2ObjectMapperBuilder.json().build()))
            .setControllerAdvice(new NotForYou())
            .build();

    /** As the desk answers. */
    @org.springframework.web.bind.annotation.RestControllerAdvice
    static class NotForYou {

        @org.springframework.web.bind.annotation.ExceptionHandler(CaseNotFound.class)
        org.springframework.http.ResponseEntity<Void> notFound() {
            return org.springframework.http.ResponseEntity.notFound().build();
        }

        @org.springframework.web.bind.annotation.ExceptionHandler(ReadOnlyCase.class)
        org.springframework.http.ResponseEntity<Void> readOnly() {
            return org.springframework.http.ResponseEntity.status(403).build();
        }
    }

    @BeforeEach
    void gate() {
        DpiaFacts facts = new DpiaFacts(
                "c1",
                "surveillance",
                1,
                null,
                DpiaFacts.Cause.REQUESTED,
                "bo",
                null,
                DpiaFacts.Screening.REQUIRED,
                "bo",
                null,
                null,
                "dora",
                DpiaFacts.Outcome.CONDITIONAL,
                "max",
                Instant.parse("2026-11-02T23:30:00Z"),
                null,
                null,
                null,
                null,
                LocalDate.of(2028, 11, 2),
                0,
                null,
                null,
                null);
        Gate gate = new Gate(Gate.State.CONDITIONS_OPEN, facts, facts, new Gate.Conditions(2, 1, 1));
        when(gates.find("surveillance")).thenReturn(Optional.of(gate));
        when(gates.reference(gate)).thenReturn(Optional.of("DP-7K3M-Q2XA"));
        when(changes.report(any(), any(), any())).thenReturn("DP-7K3M-Q2XA");
    }

    @Test
    void aPipelineReadsWhetherAndWhy() throws Exception {
        MockHttpServletResponse answer = answer(get(PATH + "/gate").principal(client("ci")));

        assertThat(answer.getStatus()).isEqualTo(200);
        JsonNode body = new ObjectMapper().readTree(answer.getContentAsString());
        assertThat(body.get("activity").asText()).isEqualTo("surveillance");
        assertThat(body.get("open").asBoolean()).isFalse();
        assertThat(body.get("state").asText()).isEqualTo("conditions-open");
        assertThat(body.get("explanation").asText()).contains("must be fulfilled before it begins");
        assertThat(body.get("reference").asText()).isEqualTo("DP-7K3M-Q2XA");
        assertThat(body.get("decidedOn").toString()).contains("2026").contains("3"); // it was the 3rd in Copenhagen
        assertThat(body.get("conditions").get("open").asInt()).isEqualTo(2);
        assertThat(body.get("conditions").get("overdue").asInt()).isEqualTo(1);
        assertThat(body.get("conditions").get("beforeGoLive").asInt()).isEqualTo(1);
        verifyNoInteractions(staff); // a client's name is no user id
    }

    @Test
    void anUnknownActivityIsNotThere() throws Exception {
        assertThat(answer(get("/api/v1/processing-activities/nothing/gate").principal(client("ci")))
                        .getStatus())
                .isEqualTo(404);
        assertThat(answer(change("nothing", "New cameras").principal(client("ci")))
                        .getStatus())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"business-owner", "privacy-team", "dpo", "managers", "legal", "it-security"})
    void whoReadsAssessmentsReadsTheGate(String group) throws Exception {
        when(staff.currentGroups()).thenReturn(Set.of(group));
        assertThat(answer(get(PATH + "/gate").principal(staff("bo"))).getStatus())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"whistleblower-handlers", "camunda-admin"})
    void toOthersThereIsNone(String group) throws Exception {
        when(staff.currentGroups()).thenReturn(Set.of(group));
        assertThat(answer(get(PATH + "/gate").principal(staff("wim"))).getStatus())
                .isEqualTo(404);
        assertThat(answer(change("surveillance", "New cameras").principal(staff("wim")))
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void aChangeIsReportedByClientsAndByThoseWhoAssessOrAdvise() throws Exception {
        assertThat(answer(change("surveillance", " New cameras ").principal(client("ci")))
                        .getStatus())
                .isEqualTo(202);
        verify(changes).report("surveillance", "New cameras", "(client ci)");

        when(staff.currentGroups()).thenReturn(Set.of("dpo"));
        assertThat(answer(change("surveillance", "More people").principal(staff("dora")))
                        .getContentAsString())
                .contains("DP-7K3M-Q2XA");
        verify(changes).report("surveillance", "More people", "dora");

        when(staff.currentGroups()).thenReturn(Set.of("managers"));
        assertThat(answer(change("surveillance", "x").principal(staff("max"))).getStatus())
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void aChangeNeedsAReason(String reason) throws Exception {
        assertThat(answer(change("surveillance", reason).principal(client("ci")))
                        .getStatus())
                .isEqualTo(400);
        assertThat(answer(change("surveillance", "x".repeat(2_001)).principal(client("ci")))
                        .getStatus())
                .isEqualTo(400);
        verifyNoInteractions(changes);
    }

    private static MockHttpServletRequestBuilder change(String activity, String reason) {
        return post("/api/v1/processing-activities/" + activity + "/changed")
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"reason\": \"" + reason + "\"}");
    }

    private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.locale(java.util.Locale.ENGLISH)).andReturn().getResponse();
    }

    private static UsernamePasswordAuthenticationToken client(String name) {
        return UsernamePasswordAuthenticationToken.authenticated(
                name, null, List.of(new SimpleGrantedAuthority("CLIENT")));
    }

    private static UsernamePasswordAuthenticationToken staff(String user) {
        return UsernamePasswordAuthenticationToken.authenticated(user, null, List.of());
    }
}
