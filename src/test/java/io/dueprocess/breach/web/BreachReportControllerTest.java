package io.dueprocess.breach.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.breach.BreachReports;
import io.dueprocess.breach.ReportedBreach;
import io.dueprocess.support.TurningClock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class BreachReportControllerTest {

    private static final String KEY = "4f0c9a52-1";

    private final BreachReports reports = mock(BreachReports.class);
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new BreachReportController(
                    reports, new TurningClock(Instant.parse("2026-10-23T10:00:00Z")), "https://staff.example.org"))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(
                    Jackson2ObjectMapperBuilder.json().build()))
            .build();

    @BeforeEach
    void answers() {
        when(reports.submit(any(), any(), any())).thenReturn(receipt(true));
    }

    @Test
    void aReportIsPassedOnWordForWordAndAnsweredWithWhereItStands() throws Exception {
        MockHttpServletResponse answer = send(KEY, """
                {"title": " Leak ", "happened": "A bucket was open.", "awareAt": "2026-10-23T09:00:00+02:00",
                 "role": "processor"}""");

        assertThat(answer.getStatus()).isEqualTo(201);
        JsonNode body = json(answer);
        assertThat(body.get("reference").asText()).isEqualTo("DP-7K3M-Q2XA");
        assertThat(body.get("state").asText()).isEqualTo("open");
        assertThat(answer.getHeader("Location")).isEqualTo("https://staff.example.org/api/v1/breaches/DP-7K3M-Q2XA");
        verify(reports)
                .submit(
                        "siem",
                        KEY,
                        new ReportedBreach(
                                "Leak",
                                "A bucket was open.",
                                null,
                                null,
                                null,
                                null,
                                "2026-10-23T09:00:00+02:00",
                                "processor"));
    }

    @Test
    void theSameAgainIs200AndAnotherUnderTheSameKey409() throws Exception {
        when(reports.submit(any(), any(), any())).thenReturn(receipt(false));
        assertThat(send(KEY, sound()).getStatus()).isEqualTo(200);

        when(reports.submit(any(), any(), any())).thenThrow(new BreachReports.KeyUsed());
        MockHttpServletResponse answer = send(KEY, sound());
        assertThat(answer.getStatus()).isEqualTo(409);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"short", "with a space", "ключключключ"})
    void theKeyIsRequired(String key) throws Exception {
        assertThat(fields(send(key, sound()))).containsExactly("Idempotency-Key");
        verifyNoInteractions(reports);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|happened,title",
                "{\"title\": \" \", \"happened\": 7}|happened,title",
                "{\"title\": \"L\", \"happened\": \"x\", \"awareAt\": \"2026-10-23T09:00:00\"}|awareAt",
                "{\"title\": \"L\", \"happened\": \"x\", \"awareAt\": \"2026-10-23T13:00:00+02:00\"}|awareAt",
                "{\"title\": \"L\", \"happened\": \"x\", \"occurredAt\": 1761206400}|occurredAt",
                "{\"title\": \"L\", \"happened\": \"x\", \"detectedAt\": \"0001-01-01T00:00:00Z\"}|detectedAt",
                "{\"title\": \"L\", \"happened\": \"x\", \"role\": \"both\", \"awareat\": \"\"}|awareat,role"
            })
    void whatIsWrongIsNamedByField(String body, String fields) throws Exception {
        MockHttpServletResponse answer = send(KEY, body);

        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(answer.getContentType()).isEqualTo(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        assertThat(fields(answer)).containsExactly(fields.split(","));
    }

    @Test
    void aTextHasAnEnd() throws Exception {
        String body = "{\"title\": \"%s\", \"happened\": \"x\"}".formatted("x".repeat(201));
        assertThat(fields(send(KEY, body))).containsExactly("title");
    }

    @Test
    void aClientAsksForItsOwnReports() throws Exception {
        when(reports.find(eq("siem"), eq("DP-7K3M-Q2XA"))).thenReturn(Optional.of(receipt(false)));

        assertThat(ask("DP-7K3M-Q2XA").getStatus()).isEqualTo(200);
        assertThat(ask("DP-0000-0000").getStatus()).isEqualTo(404);
    }

    private MockHttpServletResponse send(String key, String body) throws Exception {
        var request = post("/api/v1/breaches")
                .principal(client())
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
        return mvc.perform(key == null ? request : request.header("Idempotency-Key", key))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse ask(String reference) throws Exception {
        return mvc.perform(get("/api/v1/breaches/" + reference).principal(client()))
                .andReturn()
                .getResponse();
    }

    private static UsernamePasswordAuthenticationToken client() {
        return UsernamePasswordAuthenticationToken.authenticated("siem", null, List.of());
    }

    private static String sound() {
        return "{\"title\": \"Leak\", \"happened\": \"A bucket was open.\"}";
    }

    private static List<String> fields(MockHttpServletResponse answer) throws Exception {
        return json(answer).findValuesAsText("field").stream().sorted().toList();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return new ObjectMapper().readTree(answer.getContentAsString());
    }

    private static BreachReports.Receipt receipt(boolean first) {
        return new BreachReports.Receipt(
                first,
                "DP-7K3M-Q2XA",
                OffsetDateTime.parse("2026-10-23T09:00:00+02:00"),
                Instant.parse("2026-10-26T07:00:00Z"),
                null,
                null);
    }
}
