package io.dueprocess.dpia.web;

import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.desk.CaseAccess;
import io.dueprocess.desk.CaseNotFound;
import io.dueprocess.desk.DeskApi;
import io.dueprocess.dpia.DpiaAuthors;
import io.dueprocess.dpia.DpiaProcess;
import io.dueprocess.dpia.Processing;
import io.dueprocess.dpia.pia.PiaExchange;
import io.dueprocess.engine.Refused;
import io.dueprocess.portal.Downloads;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Files of the PIA software of the CNIL: an assessment moves in and out with them. */
@DeskApi(process = DpiaProcess.KEY)
@RequestMapping("/api/v1/dpia/{caseId}")
@Tag(name = "Impact assessments")
class PiaController {

    /** Bytes of a file; one more is read to see that there are more. */
    private static final int LARGEST = 10 * 1024 * 1024;

    private final CaseAccess access;
    private final DpiaAuthors authors;
    private final CaseFiles files;
    private final PiaExchange exchange;

    PiaController(CaseAccess access, DpiaAuthors authors, CaseFiles files, PiaExchange exchange) {
        this.access = access;
        this.authors = authors;
        this.files = files;
        this.exchange = exchange;
    }

    @GetMapping("/pia.json")
    @Operation(summary = "The assessment as it stands, as a file of the PIA software of the CNIL")
    void export(@PathVariable String caseId, HttpServletResponse response) throws IOException {
        access.download(caseId, "pia.json");
        CaseFile file = files.find(caseId).orElseThrow(CaseNotFound::new);
        String name = files.get(caseId, Processing.KIND, Processing.KIND, Processing.class)
                .map(Processing::name)
                .orElse(file.reference());
        byte[] content = exchange.export(caseId, name);
        Downloads.head(response, file.reference() + ".json", MediaType.APPLICATION_JSON_VALUE, content.length);
        response.getOutputStream().write(content);
    }

    @PostMapping(path = "/pia", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @Operation(summary = "Take an export of the PIA software over (field file, at most 10 MB)")
    @ApiResponse(responseCode = "422", description = "Nothing is taken; the answer says why")
    PiaExchange.Taken upload(
            @PathVariable String caseId,
            @RequestParam("file") MultipartFile file,
            @Parameter(description = "risks and measures that are there may go") @RequestParam(defaultValue = "false")
                    boolean replace,
            @Parameter(hidden = true) Locale language)
            throws IOException {
        String user = authors.write(caseId);
        if (file.isEmpty()) {
            throw new Refused("dpia.refused.pia-none");
        }
        return exchange.take(caseId, file.getBytes(), replace, user, language);
    }

    @PostMapping(path = "/pia", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The same as JSON")
    PiaExchange.Taken take(
            @PathVariable String caseId,
            @RequestParam(defaultValue = "false") boolean replace,
            HttpServletRequest request,
            @Parameter(hidden = true) Locale language)
            throws IOException {
        String user = authors.write(caseId);
        return exchange.take(caseId, request.getInputStream().readNBytes(LARGEST + 1), replace, user, language);
    }
}
