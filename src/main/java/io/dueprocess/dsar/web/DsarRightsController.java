package io.dueprocess.dsar.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dsar.DsarErasureDesk;
import io.dueprocess.dsar.DsarProcess;
import io.dueprocess.dsar.DsarRectification.Correction;
import io.dueprocess.dsar.DsarRectificationDesk;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/dsar}: what is decided row by row and field by field about an erasure and a rectification. */
@DeskApi(process = DsarProcess.KEY)
@RequestMapping("/api/v1/dsar/{caseId}")
@Tag(name = "Data subject requests", description = "For members of the privacy team and data protection officers.")
class DsarRightsController {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_VALUE = 4000;

    private final CaseAccess access;
    private final DsarErasureDesk erasure;
    private final DsarRectificationDesk rectification;

    DsarRightsController(CaseAccess access, DsarErasureDesk erasure, DsarRectificationDesk rectification) {
        this.access = access;
        this.erasure = erasure;
        this.rectification = rectification;
    }

    /**
     * A row that stays, or every row of the person in a table.
     *
     * @param rowId null for all of the table
     * @param basis such as {@code Art. 17(3)(e)}; not needed to drop the mark
     * @param until last day, or null
     */
    record Retention(
            @NotNull @Size(max = LONGEST_ID) String system,
            @NotNull @Size(max = LONGEST_ID) String table,
            @Size(max = LONGEST_ID) String rowId,
            @Size(max = LONGEST_ID) String basis,
            LocalDate until,
            @Size(max = LONGEST_VALUE) String reason) {}

    /**
     * A right value.
     *
     * @param seen the value that the reader saw, or null
     * @param newValue null drops what was noted
     */
    record RightValue(
            @NotNull @Size(max = LONGEST_ID) String system,
            @NotNull @Size(max = LONGEST_ID) String table,
            @NotNull @Size(max = LONGEST_ID) String rowId,
            @NotNull @Size(max = LONGEST_ID) String column,
            @Size(max = LONGEST_VALUE) String seen,
            @Size(max = LONGEST_VALUE) String newValue) {}

    @GetMapping("/erasure")
    @Operation(summary = "What an erasure would do, row by row, and what is marked to stay")
    DsarErasureDesk.View erasure(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        String reader = access.read(caseId, "erasure");
        return erasure.view(caseId, reader, language);
    }

    @PutMapping("/erasure/retained")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Mark a row, or a table's rows, to stay (Art. 17(3)); for the holder of the decision")
    void retain(@PathVariable String caseId, @Valid @RequestBody Retention kept) {
        String user = access.write(caseId);
        erasure.retain(
                caseId, kept.system(), kept.table(), kept.rowId(), kept.basis(), kept.until(), kept.reason(), user);
    }

    @DeleteMapping("/erasure/retained")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Drop such a mark")
    void release(@PathVariable String caseId, @Valid @RequestBody Retention kept) {
        String user = access.write(caseId);
        erasure.release(caseId, kept.system(), kept.table(), kept.rowId(), user);
    }

    @GetMapping("/rectification")
    @Operation(summary = "The person's data field by field, with the right values noted beside them")
    DsarRectificationDesk.View rectification(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        String reader = access.read(caseId, "rectification");
        return rectification.view(caseId, reader, language);
    }

    @PutMapping("/rectification")
    @Operation(summary = "Note the right value of a field, or drop it; for the holder of the assessment")
    @ApiResponse(responseCode = "204", description = "Noted")
    @ApiResponse(responseCode = "409", description = "The value changed meanwhile; the body says what it is")
    ResponseEntity<Map<String, String>> choose(@PathVariable String caseId, @Valid @RequestBody RightValue right) {
        String user = access.write(caseId);
        Correction correction = new Correction(
                right.system(), right.table(), right.rowId(), right.column(), right.seen(), right.newValue());
        try {
            rectification.choose(caseId, correction, user);
        } catch (DsarRectificationDesk.ChangedMeanwhile meanwhile) {
            return ResponseEntity.status(HttpStatus.CONFLICT)
                    .body(Collections.singletonMap("current", meanwhile.current()));
        }
        return ResponseEntity.noContent().build();
    }
}
