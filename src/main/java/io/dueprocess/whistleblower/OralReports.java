package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.KeyRing;
import io.dueprocess.casefile.ReceiptCode;
import io.dueprocess.casefile.Receipts;
import io.dueprocess.casefile.SealedCase;
import io.dueprocess.engine.Refused;
import io.dueprocess.whistleblower.WhistleblowerReports.NobodyLeft;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Reports that somebody told a handler, who writes them down (WBD Art. 9(2), 18(2)-(4)); stored like those of the form. */
@Service
public class OralReports {

    private static final int EARLIEST_DAYS = 366;

    private final WhistleblowerReports reports;
    private final Receipts receipts;
    private final Submission submission;
    private final CaseFiles files;
    private final ReportDays days;
    private final TransactionTemplate transaction;

    OralReports(
            WhistleblowerReports reports,
            Receipts receipts,
            Submission submission,
            CaseFiles files,
            ReportDays days,
            TransactionTemplate transaction) {
        this.reports = reports;
        this.receipts = receipts;
        this.submission = submission;
        this.files = files;
        this.days = days;
        this.transaction = transaction;
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
        if (!reports.readable(report.report())) {
            throw new NobodyLeft();
        }
        try (IncomingFiles none = reports.incoming(false)) {
            return store(report, oral, new Arrival(Channel.ORAL, receivedOn, oral.by()), none);
        }
    }

    private Receipt store(NewReport report, OralRecord oral, Arrival arrival, IncomingFiles none) {
        SealedCase sealed = none.sealed();
        ReceiptCode code = receipts.code(report.token());
        Receipts.Prepared prepared = receipts.prepare(sealed, code);
        try {
            KeyRing.with(sealed, () -> {
                transaction.executeWithoutResult(status -> {
                    submission.store(report, none, prepared, arrival);
                    files.put(sealed.id(), OralRecord.KIND, OralRecord.KIND, oral, oral.by());
                });
                return null;
            });
        } catch (DuplicateKeyException sentTwiceAtOnce) {
            return reports.receipt(report.token()).orElseThrow(() -> sentTwiceAtOnce);
        }
        return new Receipt(code, reports.inbox(sealed));
    }
}
