package io.dueprocess.sla.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import io.dueprocess.engine.ProcessModule;
import io.dueprocess.engine.ProcessModules;
import io.dueprocess.sla.BoardCases;
import io.dueprocess.sla.SampleBoard;
import io.dueprocess.sla.SlaBoard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class SlaApiTest {

    private static final Instant NOW = Instant.parse("2026-11-26T05:00:00Z");

    private final SlaBoard board = mock();
    private final Staff staff = mock();
    private final CaseFiles files = mock();
    private final ProcessModules modules = mock();
    private final MockMvc mvc = mvc();

    private MockMvc mvc() {
        ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/sla-board");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        SlaApi api = new SlaApi(
                board,
                new BoardParameters(modules),
                new BoardCsv(messages),
                files,
                staff,
                messages,
                ZoneId.of("Europe/Copenhagen"));
        return MockMvcBuilders.standaloneSetup(api)
                .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                        .featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .serializationInclusion(JsonInclude.Include.NON_NULL)
                        .build()))
                .build();
    }

    @BeforeEach
    void aManagerAsks() {
        signIn("managers");
        ProcessModule dsar = mock();
        when(dsar.processKey()).thenReturn("dsar-handling");
        when(modules.ofKey(any())).thenReturn(Optional.empty());
        when(modules.ofKey("dsar-handling")).thenReturn(Optional.of(dsar));
        when(board.of(any(), any())).thenAnswer(call -> SampleBoard.of(call.getArgument(0)));
    }

    private void signIn(String group) {
        when(staff.currentGroups()).thenReturn(Set.of(group));
        when(staff.currentReader()).thenReturn(new Reader("max", Set.of(group)));
    }

    @Test
    void theFiguresAreGivenPerProcessAndWhatIsWithheldIsAbsent() throws Exception {
        mvc.perform(get("/api/v1/sla/board"))
                .andExpect(status().isOk())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_JSON))
                .andExpect(jsonPath("$.asOf").value("2026-11-26T05:00:00Z"))
                .andExpect(jsonPath("$.filter.months").value(12))
                .andExpect(jsonPath("$.processes.length()").value(4))
                .andExpect(jsonPath("$.processes[0].open").value(100_000))
                .andExpect(jsonPath("$.processes[0].trend[0].month").value("2025-12"))
                .andExpect(jsonPath("$.processes[3].withheld").value(true))
                .andExpect(jsonPath("$.processes[3].open").doesNotExist());
    }

    @Test
    void theFilterIsHandedOn() throws Exception {
        mvc.perform(get("/api/v1/sla/board?process=dsar-handling&months=3&group=privacy-team"))
                .andExpect(jsonPath("$.filter.process").value("dsar-handling"))
                .andExpect(jsonPath("$.filter.months").value(3))
                .andExpect(jsonPath("$.filter.group").value("privacy-team"));
        mvc.perform(get("/api/v1/sla/board?process=&months=&group="))
                .andExpect(jsonPath("$.filter.months").value(12))
                .andExpect(jsonPath("$.filter.process").doesNotExist());
    }

    @ParameterizedTest
    @ValueSource(strings = {"managers", "dpo", "privacy-team", "whistleblower-handlers", "camunda-admin"})
    void theBoardIsForWhoeverWatchesOver(String group) throws Exception {
        signIn(group);
        mvc.perform(get("/api/v1/sla/board")).andExpect(status().isOk());
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "board.csv", "cases?process=dsar-handling&state=OPEN"})
    void othersAreRefusedInWordsBeforeAnythingIsCounted(String what) throws Exception {
        signIn("business-owner");
        mvc.perform(get("/api/v1/sla/" + what).locale(Locale.forLanguageTag("da")))
                .andExpect(status().isForbidden())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.detail").value(containsString("privatlivsteamet")));
        verifyNoInteractions(board);
    }

    @ParameterizedTest
    @CsvSource({
        "board?months=2, months",
        "board?months=x, months",
        "board?process=<script>, process",
        "board?group=Privacy Team, group",
        "board.csv?months=0, months",
        "cases?state=OPEN, process",
        "cases?process=no-such&state=OPEN, process",
        "cases?process=dsar-handling, state",
        "cases?process=dsar-handling&state=open, state"
    })
    void aParameterThatMakesNoSenseIsNamedAndNotRepeated(String what, String parameter) throws Exception {
        mvc.perform(get("/api/v1/sla/" + what))
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.parameter").value(parameter))
                .andExpect(content().string(not(containsString("script"))));
    }

    @Test
    void theExportHasOneRowPerFigureAndNoFormula() throws Exception {
        byte[] csv = mvc.perform(get("/api/v1/sla/board.csv"))
                .andExpect(status().isOk())
                .andExpect(header().string("Content-Disposition", containsString("sla-board-2026-11-26.csv")))
                .andExpect(header().string("Cache-Control", "no-store"))
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
        List<String> rows = new String(csv, StandardCharsets.UTF_8).lines().toList();
        assertThat(rows.get(0)).isEqualTo("\uFEFFProcess,Figure,Of,Value,As of");
        assertThat(rows)
                .contains(
                        "Data subject request,Open,now,100000,2026-11-26T05:00:00Z",
                        "Data subject request,\"On time, percent\",last 12 months,94,2026-11-26T05:00:00Z",
                        "Data subject request,Open,31 days old or more,10000,2026-11-26T05:00:00Z",
                        "Data subject request,Received,2025-12,16666,2026-11-26T05:00:00Z",
                        "Data subject request,Waiting in step,Approve the answer,7974,2026-11-26T05:00:00Z",
                        "Whistleblower report,Open,now,,2026-11-26T05:00:00Z")
                .anyMatch(row -> row.startsWith("'=Personal data breach,"))
                .noneMatch(row -> row.startsWith("="));
    }

    @Test
    void theExportSpeaksDanish() throws Exception {
        String csv = mvc.perform(get("/api/v1/sla/board.csv?months=1").locale(Locale.forLanguageTag("da")))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(csv).contains("Proces,Tal,For,Værdi,Opgjort", ",Modtaget,denne måned,");
    }

    @Test
    void theCasesBehindANumberSayWhichFilesTheReaderMayOpen() throws Exception {
        when(board.cases(any(), any()))
                .thenReturn(new BoardCases(NOW, List.of(row("a", "DP-A"), row("b", "DP-B")), false));
        when(files.mayRead(any(), any())).thenAnswer(call -> call.getArgument(0).equals("b"));
        mvc.perform(get("/api/v1/sla/cases?process=dsar-handling&state=OVERDUE"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.zone").value("Europe/Copenhagen"))
                .andExpect(jsonPath("$.cases[0].reference").value("DP-A"))
                .andExpect(jsonPath("$.cases[0].readable").value(false))
                .andExpect(jsonPath("$.cases[1].readable").value(true))
                .andExpect(jsonPath("$.more").value(false));
    }

    private static BoardCases.Row row(String id, String reference) {
        return new BoardCases.Row(
                id, reference, "dsar-handling", NOW, "dsar-response", NOW, false, List.of("Triage the request"), "i");
    }
}
