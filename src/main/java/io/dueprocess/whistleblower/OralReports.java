package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.whistleblower.WhistleblowerReports.NobodyLeft;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Reports that somebody told a handler, who writes them down (WBD Art. 9(2), 18(2)-(4)); stored like those of the form. */
@Service
public class OralReports {

    private static final int EARLIEST_DAYS = 366;

    private final WhistleblowerReports reports;
    private final CaseFiles files;
    private final ReportDays days;

    OralReports(WhistleblowerReports reports, CaseFiles files, ReportDays days) {
        this.reports = reports;
        this.files = files;
        this.days = days;
    }

    /**
     * Stores the report. Submitted twice with one token, it is stored once and has one code.
     *
     * @param receivedOn the day on which it was told
     * @throws NobodyLeft when every handler is named in it
     * @throws Refused when that day is to come, or more than a year ago
     */
    public Receipt submit(NewReport report, OralRecord oral, LocalDate receivedOn) throws NobodyLeft {
        LocalDate today = days.today();
        if (receivedOn.isAfter(today) || receivedOn.isBefore(today.minusDays(EARLIEST_DAYS))) {
            throw new Refused("whistleblower.oral.day");
        }
        Optional<Receipt> before = reports.receipt(report.token());
        if (before.isPresent()) {
            return before.get();
        }
        Arrival arrival = new Arrival(Channel.ORAL, receivedOn, oral.by());
        try (IncomingFiles none = reports.incoming(false)) {
            String caseId = none.sealed().id();
            return reports.submit(
                    report, none, arrival, () -> files.put(caseId, OralRecord.KIND, OralRecord.KIND, oral, oral.by()));
        }
    }
}
