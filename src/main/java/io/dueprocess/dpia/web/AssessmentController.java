package io.dueprocess.dpia.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dpia.DpiaAuthors;
import io.dueprocess.dpia.DpiaProcess;
import io.dueprocess.dpia.assessment.AssessmentItems;
import io.dueprocess.dpia.assessment.Differences;
import io.dueprocess.dpia.assessment.Item;
import io.dueprocess.dpia.assessment.ItemChanged;
import io.dueprocess.dpia.assessment.ItemId;
import io.dueprocess.dpia.assessment.Measure;
import io.dueprocess.dpia.assessment.Risk;
import io.dueprocess.engine.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/dpia/{caseId}/assessment}: what an impact assessment holds, each item written by itself. */
@DeskApi(process = DpiaProcess.KEY)
@RequestMapping("/api/v1/dpia/{caseId}/assessment")
@Tag(
        name = "Impact assessments",
        description = "Whoever may read the case may read them; business owners and the privacy team write.")
class AssessmentController {

    private final CaseAccess access;
    private final DpiaAuthors authors;
    private final AssessmentItems items;
    private final AssessmentViews views;
    private final AssessmentHistory history;
    private final ObjectMapper json;

    AssessmentController(
            CaseAccess access,
            DpiaAuthors authors,
            AssessmentItems items,
            AssessmentViews views,
            AssessmentHistory history,
            ObjectMapper json) {
        this.access = access;
        this.authors = authors;
        this.items = items;
        this.views = views;
        this.history = history;
        this.json = json;
    }

    /** @param value a text, a risk or a measure */
    record Change(int version, @NotNull JsonNode value) {}

    record Added(@NotNull JsonNode value) {}

    @GetMapping
    @Operation(summary = "Answers, risks, measures, heat map, what is missing, versions")
    AssessmentView read(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        access.read(caseId, "assessment");
        return views.of(caseId, authors.mayWrite(), history.previous(caseId).orElse(null), language);
    }

    @PutMapping("/items/{item}")
    @Operation(summary = "Write an answer, a risk or a measure that was seen in that version")
    @ApiResponse(responseCode = "200", description = "It is kept; the answer says its version from now on")
    @ApiResponse(
            responseCode = "409",
            description = "Somebody else changed it (then current says what stands), or the assessment was handed on")
    ResponseEntity<?> write(
            @PathVariable String caseId,
            @PathVariable String item,
            @Valid @RequestBody Change change,
            @Parameter(hidden = true) Locale language) {
        String user = authors.write(caseId);
        Object value = value(ItemId.of(item).kind(), change.value());
        try {
            int version = items.put(caseId, item, change.version(), value, user);
            return ResponseEntity.ok(written(caseId, item, version, language));
        } catch (ItemChanged changed) {
            return conflict(caseId, item, value, changed, language);
        }
    }

    @PostMapping("/risks")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a risk (Art. 35(7)(c))")
    AssessmentView.Written addRisk(
            @PathVariable String caseId, @Valid @RequestBody Added added, @Parameter(hidden = true) Locale language) {
        String user = authors.write(caseId);
        Risk risk = (Risk) value(ItemId.Kind.RISK, added.value());
        return written(caseId, items.add(caseId, risk, user), 1, language);
    }

    @PostMapping("/measures")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add a measure (Art. 35(7)(d))")
    AssessmentView.Written addMeasure(
            @PathVariable String caseId, @Valid @RequestBody Added added, @Parameter(hidden = true) Locale language) {
        String user = authors.write(caseId);
        Measure measure = (Measure) value(ItemId.Kind.MEASURE, added.value());
        return written(caseId, items.add(caseId, measure, user), 1, language);
    }

    @DeleteMapping("/items/{item}")
    @Operation(summary = "Take a risk or a measure away that was seen in that version")
    @ApiResponse(responseCode = "409", description = "Somebody else changed it, or the assessment was handed on")
    ResponseEntity<?> remove(
            @PathVariable String caseId,
            @PathVariable String item,
            @RequestParam int version,
            @Parameter(hidden = true) Locale language) {
        String user = authors.write(caseId);
        if (ItemId.of(item).kind() == ItemId.Kind.ANSWER) {
            throw new Refused("dpia.refused.bad-value");
        }
        try {
            items.remove(caseId, item, version, user);
            return ResponseEntity.ok(written(caseId, item, 0, language));
        } catch (ItemChanged changed) {
            return conflict(caseId, item, null, changed, language);
        }
    }

    @GetMapping("/versions/{number}/difference")
    @Operation(summary = "What changed from one version to another, word by word")
    @ApiResponse(responseCode = "404", description = "No such version for this reader")
    AssessmentView.Difference difference(
            @PathVariable String caseId,
            @Parameter(description = "a version, or now", example = "2") @PathVariable String number,
            @Parameter(
                            description = "a version, or previous for the last one of the assessment before this one",
                            example = "1")
                    @RequestParam
                    String from,
            @Parameter(hidden = true) Locale language) {
        access.read(caseId, "assessment-difference");
        return views.difference(history.find(caseId, from), history.find(caseId, number), language);
    }

    private AssessmentView.Written written(String caseId, String item, int version, Locale language) {
        return new AssessmentView.Written(item, version, views.heatMap(caseId), views.missing(caseId, language));
    }

    private ResponseEntity<AssessmentView.Conflict> conflict(
            String caseId, String item, Object sent, ItemChanged changed, Locale language) {
        Item now = items.find(caseId, item);
        String words = views.word(changed.code(), language);
        return ResponseEntity.status(HttpStatus.CONFLICT)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(new AssessmentView.Conflict(
                        HttpStatus.CONFLICT.value(),
                        words,
                        words,
                        new AssessmentView.Current(now.version(), now.value(), now.by(), now.at()),
                        sent == null ? null : Differences.ofValues(now.value(), sent)));
    }

    /** @throws Refused for what is no such value; what was sent is not repeated */
    private Object value(ItemId.Kind kind, JsonNode sent) {
        boolean text = kind == ItemId.Kind.ANSWER;
        if (text != sent.isTextual() || !text && !sent.isObject()) {
            throw new Refused("dpia.refused.bad-value");
        }
        try {
            return switch (kind) {
                case ANSWER -> sent.asText();
                case RISK -> json.treeToValue(sent, Risk.class);
                case MEASURE -> json.treeToValue(sent, Measure.class);
            };
        } catch (JsonProcessingException unreadable) {
            throw new Refused("dpia.refused.bad-value");
        }
    }
}
