package io.dueprocess.whistleblower.web;

import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.document.Zip;
import io.dueprocess.portal.Downloads;
import io.dueprocess.whistleblower.WhistleblowerProcess;
import io.dueprocess.whistleblower.desk.CaseExport;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /api/v1/cases/{id}/export}: a report to take along. */
@DeskApi(process = WhistleblowerProcess.KEY)
@RequestMapping("/api/v1/cases/{caseId}/export")
@Tag(name = "Whistleblower cases", description = WhistleblowerDeskController.FOR)
class ExportController {

    private final CaseAccess access;
    private final CaseExport export;

    ExportController(CaseAccess access, CaseExport export) {
        this.access = access;
        this.export = export;
    }

    @GetMapping("/pdf")
    @Operation(summary = "The case as one PDF; masks applied, recorded")
    void pdf(
            @PathVariable String caseId,
            @Parameter(description = "With the handlers' notes") @RequestParam(defaultValue = "false") boolean notes,
            @Parameter(hidden = true) Locale language,
            HttpServletResponse response)
            throws IOException {
        String user = access.write(caseId);
        CaseExport.Document document = export.pdf(caseId, notes, user, language);
        Downloads.head(response, document.name(), MediaType.APPLICATION_PDF_VALUE, document.content().length);
        response.getOutputStream().write(document.content());
    }

    @GetMapping("/zip")
    @Operation(summary = "The case as a ZIP of the PDF, tables and files, streamed; masks applied, recorded")
    void zip(
            @PathVariable String caseId,
            @Parameter(description = "With the handlers' notes") @RequestParam(defaultValue = "false") boolean notes,
            @Parameter(description = "With sealed originals, whose metadata may betray the reporter")
                    @RequestParam(defaultValue = "false")
                    boolean originals,
            @Parameter(hidden = true) Locale language,
            HttpServletResponse response)
            throws IOException {
        String user = access.write(caseId);
        CaseExport.Archive archive = export.archive(caseId, new CaseExport.Choice(notes, originals), user, language);
        Downloads.head(response, archive.name(), "application/zip");
        Zip.stream(response.getOutputStream(), archive.date(), archive.parts());
    }
}
