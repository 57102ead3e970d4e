package io.dueprocess.desk.web;

import io.dueprocess.casefile.Attachment;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.desk.CaseDesk;
import io.dueprocess.desk.CaseDocument;
import io.dueprocess.desk.CaseSummary;
import io.dueprocess.desk.CaseUploads;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.desk.UploadKind;
import io.dueprocess.portal.Downloads;
import io.dueprocess.portal.Problems;
import io.dueprocess.portal.Uploads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;

/** {@code /api/v1/cases}: the case file for those who may read it. */
@DeskApi
@RequestMapping("/api/v1/cases")
@Tag(name = "Cases", description = "A case that the reader may not know of is answered like one that does not exist.")
class CaseController {

    private static final int MOST = 200;

    private final CaseDesk desk;
    private final CaseUploads uploads;
    private final MessageSource messages;

    CaseController(CaseDesk desk, CaseUploads uploads, MessageSource messages) {
        this.desk = desk;
        this.uploads = uploads;
        this.messages = messages;
    }

    record AuditLine(long seq, Instant at, String actor, AuditAction action, String detail) {}

    record Hold(boolean held, @NotNull @Size(max = 20_000) String reason) {}

    @GetMapping
    @Operation(summary = "Cases that the reader may read, newest first; or the one with a reference")
    List<CaseSummary> list(
            @Parameter(description = "At most this many, up to 200") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "Short reference", example = "DP-7K3M-Q2XA") @RequestParam(required = false)
                    String reference,
            @Parameter(hidden = true) Locale language) {
        return reference == null
                ? desk.list(Math.max(1, Math.min(limit, MOST)), language)
                : desk.byReference(reference, language).stream().toList();
    }

    @GetMapping("/{caseId}")
    @Operation(summary = "The case: head, deadlines, content, messages, documents, open tasks")
    @ApiResponse(responseCode = "404", description = "No such case for this reader")
    CaseDocument open(@PathVariable String caseId, @Parameter(hidden = true) Locale language) {
        return desk.open(caseId, language);
    }

    @GetMapping("/by-task/{taskId}")
    @Operation(summary = "The case of an open task")
    @ApiResponse(responseCode = "404", description = "No such task or case for this reader")
    CaseDocument openByTask(@PathVariable String taskId, @Parameter(hidden = true) Locale language) {
        return desk.openByTask(taskId, language);
    }

    @GetMapping("/{caseId}/audit")
    @Operation(summary = "Who did what, oldest first")
    List<AuditLine> audit(@PathVariable String caseId) {
        return desk.auditOf(caseId).stream()
                .map(row -> new AuditLine(row.seq(), row.at(), row.actor(), row.action(), row.detail()))
                .toList();
    }

    @GetMapping("/{caseId}/attachments/{attachmentId}")
    @Operation(summary = "Download a file of the case")
    void download(@PathVariable String caseId, @PathVariable String attachmentId, HttpServletResponse response)
            throws IOException {
        Attachment attachment = desk.download(caseId, attachmentId);
        Downloads.head(response, attachment.name(), attachment.mediaType(), attachment.size());
        desk.copyTo(attachment, response.getOutputStream());
    }

    @PutMapping("/{caseId}/hold")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Set or lift a legal hold, with a reason (data protection officers)")
    void hold(@PathVariable String caseId, @Valid @RequestBody Hold hold) {
        desk.hold(caseId, hold.held(), hold.reason());
    }

    @DeleteMapping("/{caseId}/attachments/{attachmentId}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Take away a file that staff added")
    void remove(@PathVariable String caseId, @PathVariable String attachmentId) {
        uploads.remove(caseId, attachmentId);
    }

    /** Takes all files or none. */
    @PostMapping(path = "/{caseId}/attachments", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Add files (field file, at most 5 of 10 MB each)")
    List<CaseDocument.DocumentView> upload(
            @PathVariable String caseId,
            @Parameter(description = "provided-data or note-file") @RequestParam(defaultValue = "note-file")
                    String kind,
            HttpServletRequest request,
            @Parameter(hidden = true) Locale language) {
        Problems problems = new Problems(messages, language);
        List<Uploads.Accepted> files = Uploads.checkFromStaff(request, "file", problems);
        if (files.isEmpty() && problems.none()) {
            problems.add("file", "desk.upload.none");
        }
        UploadKind known = UploadKind.of(kind).orElse(null);
        if (known == null) {
            problems.add("kind", "desk.upload.kind");
        }
        if (!problems.none()) {
            throw new BadUpload(
                    problems.all().stream().map(Problems.Problem::text).collect(Collectors.joining(" ")));
        }
        return uploads.add(caseId, known, files, language);
    }
}
