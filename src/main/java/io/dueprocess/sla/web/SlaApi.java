package io.dueprocess.sla.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Reader;
import io.dueprocess.deadline.InvalidParameter;
import io.dueprocess.node.StaffNode;
import io.dueprocess.portal.Downloads;
import io.dueprocess.sla.Board;
import io.dueprocess.sla.BoardCases;
import io.dueprocess.sla.SlaBoard;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/sla}: how the duties are kept, for the groups that watch over them. */
@StaffNode
@RestController
@RequestMapping("/api/v1/sla")
@Tag(name = "SLA board", description = "Figures that could point at somebody are left out.")
class SlaApi {

    private final SlaBoard board;
    private final BoardParameters parameters;
    private final BoardCsv csv;
    private final CaseFiles files;
    private final Staff staff;
    private final MessageSource messages;
    private final ZoneId zone;

    SlaApi(
            SlaBoard board,
            BoardParameters parameters,
            BoardCsv csv,
            CaseFiles files,
            Staff staff,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.board = board;
        this.parameters = parameters;
        this.csv = csv;
        this.files = files;
        this.staff = staff;
        this.messages = messages;
        this.zone = zone;
    }

    /** The reader is in none of the groups. */
    private static final class NotForYou extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /**
     * The cases behind a number.
     *
     * @param zone the organisation's, in which a day ends
     * @param more whether there are more than are listed
     */
    record Listed(Instant asOf, ZoneId zone, List<Line> cases, boolean more) {}

    /** @param readable whether the reader may open the case file */
    record Line(@JsonUnwrapped BoardCases.Row row, boolean readable) {}

    @GetMapping("/board")
    @Operation(summary = "The figures per process")
    @ApiResponse(responseCode = "400", description = "A parameter makes no sense; the answer names it")
    @ApiResponse(responseCode = "403", description = "The board is not for the reader's groups")
    Board board(
            @Parameter(description = "Id of a process; all when absent", example = "dsar-handling")
                    @RequestParam(required = false)
                    String process,
            @Parameter(description = "Months that the figures of the past cover: 1, 3, 6 or 12 (when absent)")
                    @RequestParam(required = false)
                    String months,
            @Parameter(description = "Group whose steps are shown; all when absent", example = "privacy-team")
                    @RequestParam(required = false)
                    String group,
            @Parameter(hidden = true) Locale language) {
        admit();
        return board.of(parameters.filter(process, months, group), language);
    }

    @GetMapping("/board.csv")
    @Operation(summary = "The same figures as comma-separated values")
    void export(
            @RequestParam(required = false) String process,
            @RequestParam(required = false) String months,
            @RequestParam(required = false) String group,
            @Parameter(hidden = true) Locale language,
            HttpServletResponse response)
            throws IOException {
        admit();
        Board figures = board.of(parameters.filter(process, months, group), language);
        String name = "sla-board-" + figures.asOf().atZone(zone).toLocalDate();
        Downloads.export(response, name, "csv", csv.of(figures, language));
    }

    @GetMapping("/cases")
    @Operation(summary = "The open cases behind a number that the reader may see, soonest due first")
    Listed cases(
            @Parameter(description = "Id of a process", required = true) @RequestParam(required = false) String process,
            @Parameter(description = "Which open cases", required = true, example = "OVERDUE")
                    @RequestParam(required = false)
                    String state,
            @Parameter(hidden = true) Locale language) {
        admit();
        BoardCases found = board.cases(parameters.process(process), parameters.state(state));
        Reader reader = staff.currentReader();
        List<Line> lines = found.cases().stream()
                .map(row -> new Line(row, files.mayRead(row.caseId(), reader)))
                .toList();
        return new Listed(found.asOf(), zone, lines, found.more());
    }

    private void admit() {
        if (Collections.disjoint(staff.currentGroups(), Groups.BOARD_READERS)) {
            throw new NotForYou();
        }
    }

    @ExceptionHandler
    ProblemDetail refused(NotForYou refused, Locale language) {
        return ProblemDetail.forStatusAndDetail(
                HttpStatus.FORBIDDEN, messages.getMessage("sla.board.refused", null, language));
    }

    @ExceptionHandler
    ProblemDetail badRequest(InvalidParameter invalid) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, invalid.getMessage());
        problem.setProperty("parameter", invalid.parameter());
        return problem;
    }
}
