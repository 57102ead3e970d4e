package io.dueprocess.whistleblower.web;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.document.Csv;
import io.dueprocess.node.StaffNode;
import io.dueprocess.whistleblower.WhistleblowerStatistics;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** {@code /cases/whistleblower-statistics}: a year's figures, those left out that are small enough to point at somebody. */
@StaffNode
@Controller
@RequestMapping("/cases/whistleblower-statistics")
class StatisticsController {

    private static final Set<String> READERS = Set.of(Groups.WHISTLEBLOWER_HANDLERS, Groups.DPO, Groups.MANAGERS);
    private static final int YEARS = 6;

    /** @param value the number, or in words that it is withheld */
    record Row(String label, String value) {}

    private final WhistleblowerStatistics statistics;
    private final Staff staff;
    private final MessageSource messages;
    private final Clock clock;
    private final ZoneId zone;

    StatisticsController(
            WhistleblowerStatistics statistics,
            Staff staff,
            MessageSource messages,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.statistics = statistics;
        this.staff = staff;
        this.messages = messages;
        this.clock = clock;
        this.zone = zone;
    }

    @GetMapping
    String page(@RequestParam(required = false) Integer year, Locale language, Model model) {
        requireReader();
        int shown = year == null ? thisYear() : year;
        model.addAttribute("year", shown);
        model.addAttribute(
                "years",
                java.util.stream.IntStream.range(0, YEARS)
                        .map(back -> thisYear() - back)
                        .boxed()
                        .toList());
        model.addAttribute("rows", rows(shown, language));
        return "whistleblower/statistics";
    }

    @GetMapping("/csv")
    ResponseEntity<byte[]> csv(@RequestParam int year, Locale language) {
        requireReader();
        List<List<String>> rows = rows(year, language).stream()
                .map(row -> List.of(row.label(), row.value()))
                .toList();
        List<String> header = List.of(word("column.measure", language), String.valueOf(year));
        String name = "whistleblower-" + year + ".csv";
        return ResponseEntity.ok()
                .header(HttpHeaders.CONTENT_TYPE, "text/csv; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(Csv.write(header, rows));
    }

    private List<Row> rows(int year, Locale language) {
        Map<String, Integer> counts = statistics.of(year).counts();
        return counts.entrySet().stream()
                .map(each -> new Row(
                        word("measure." + each.getKey(), language),
                        each.getValue() == null ? word("withheld", language) : String.valueOf(each.getValue())))
                .toList();
    }

    private String word(String code, Locale language) {
        return messages.getMessage("whistleblower.statistics." + code, null, code, language);
    }

    private int thisYear() {
        return LocalDate.ofInstant(clock.instant(), zone).getYear();
    }

    /** To all others the page does not exist. */
    private void requireReader() {
        if (staff.currentGroups().stream().noneMatch(READERS::contains)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
