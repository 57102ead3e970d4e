package io.dueprocess.deadline.web;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.dueprocess.deadline.TestDueDates;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class DeadlinePreviewControllerTest {

    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new DeadlinePreviewController(TestDueDates.danish()))
            .setMessageConverters(new MappingJackson2HttpMessageConverter(Jackson2ObjectMapperBuilder.json()
                    .featuresToDisable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .build()))
            .build();

    @ParameterizedTest(name = "vector {0}")
    @CsvFileSource(resources = "/deadline/vectors.csv", useHeadersInDisplayName = true)
    void everyVectorHoldsOverHttp(
            String number, String clock, String trigger, String nominal, String due, String expiresAt)
            throws Exception {
        preview("clock", clock, "trigger", trigger)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.nominal").value(nominal))
                .andExpect(jsonPath("$.due").value(due))
                .andExpect(jsonPath("$.expiresAt").value(expiresAt))
                .andExpect(jsonPath("$.explanation").isNotEmpty())
                .andExpect(jsonPath("$.length()").value(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2027-01-31T14:00:00+01:00",
                "2027-01-31T14:00:00 01:00",
                "2027-01-31T14:00:00 0100",
                "2027-01-31T14:00+01:00",
                "2027-01-31T13:00:00Z",
                "2027-01-31T13:00:00.000z",
                "2027-01-31T08:00:00-05:00"
            })
    void aTriggerMayBeWrittenInAnyOffset(String trigger) throws Exception {
        preview("clock", "dsar-response", "trigger", trigger)
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.due").value("2027-03-01"));
    }

    @Test
    void anExtensionAndAPauseAreTakenTogether() throws Exception {
        preview(
                        "clock", "dsar-response",
                        "trigger", "2027-01-31T14:00:00+01:00",
                        "extended", "true",
                        "askedAt", "2027-02-01",
                        "completeAt", "2027-02-11")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.nominal").value("2027-05-10"))
                .andExpect(jsonPath("$.due").value("2027-05-10"))
                .andExpect(jsonPath("$.explanation").value(containsString("Without the pause: Friday 30 April 2027.")));
    }

    @Test
    void theExplanationIsDanishForWhoPrefersDanish() throws Exception {
        mvc.perform(get("/api/v1/deadlines/preview")
                        .param("clock", "dsar-response")
                        .param("trigger", "2027-03-05T10:00:00+01:00")
                        .locale(Locale.forLanguageTag("da-DK")))
                .andExpect(jsonPath("$.explanation")
                        .value("Modtaget den 5. marts 2027 + 1 måned = mandag den 5. april 2027."));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, 2027-01-31T14:00:00Z, -, -, -, clock",
                "dsar, 2027-01-31T14:00:00Z, -, -, -, clock",
                "dsar-response, -, -, -, -, trigger",
                "dsar-response, '', -, -, -, trigger",
                "dsar-response, 2027-01-31, -, -, -, trigger",
                "dsar-response, 2027-01-31T14:00:00, -, -, -, trigger",
                "dsar-response, 2027-02-30T14:00:00Z, -, -, -, trigger",
                "dsar-response, 0001-01-01T00:00:00Z, -, -, -, trigger",
                "dsar-response, 9999-12-31T23:59:59Z, -, -, -, trigger",
                "dsar-response, +999999999-12-31T23:59:59Z, -, -, -, trigger",
                "dsar-response, <script>alert(1)</script>, -, -, -, trigger",
                "dsar-response, 2027-01-31T14:00:00Z, yes, -, -, extended",
                "breach-authority, 2027-01-31T14:00:00Z, true, -, -, extended",
                "dsar-response, 2027-01-31T14:00:00Z, -, 2027-02-01, -, completeAt",
                "dsar-response, 2027-01-31T14:00:00Z, -, -, 2027-02-01, askedAt",
                "dsar-response, 2027-01-31T14:00:00Z, -, 2027-02-02, 2027-02-01, completeAt",
                "dsar-response, 2027-01-31T14:00:00Z, -, 1 Feb, 2027-02-01, askedAt",
                "dsar-response, 2027-01-31T14:00:00Z, -, 2027-02-01, 2027-02-29, completeAt"
            })
    void whatIsWrongIsRefusedByName(
            String clock, String trigger, String extended, String askedAt, String completeAt, String parameter)
            throws Exception {
        preview(
                        "clock", clock,
                        "trigger", trigger,
                        "extended", extended,
                        "askedAt", askedAt,
                        "completeAt", completeAt)
                .andExpect(status().isBadRequest())
                .andExpect(content().contentTypeCompatibleWith(MediaType.APPLICATION_PROBLEM_JSON))
                .andExpect(jsonPath("$.parameter").value(parameter))
                .andExpect(jsonPath("$.detail").value(startsWith(parameter + ": ")));
    }

    private ResultActions preview(String... namesAndValues) throws Exception {
        var request = get("/api/v1/deadlines/preview").locale(Locale.ENGLISH);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (namesAndValues[i + 1] != null) {
                request.param(namesAndValues[i], namesAndValues[i + 1]);
            }
        }
        return mvc.perform(request);
    }
}
