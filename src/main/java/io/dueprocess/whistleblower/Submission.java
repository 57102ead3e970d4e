package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.casefile.Receipts;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.casefile.StagedFiles;
import java.time.LocalDate;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Everything that a submitted report writes, in the caller's transaction and with the case's key at hand. */
@Component
class Submission {

    /** Why a handler never got a key, as the case file keeps it for the others' check of conflicts. */
    static final String NAMED = "Ticked or named by the reporter";

    private final SealedCases cases;
    private final CaseFiles files;
    private final StagedFiles staged;
    private final IdentityVault identities;
    private final Receipts receipts;
    private final WhistleblowerStore store;
    private final WhistleblowerClocks clocks;
    private final WhistleblowerRounds rounds;
    private final Handlers handlers;
    private final Notices notices;
    private final ReportDays days;

    Submission(
            SealedCases cases,
            CaseFiles files,
            StagedFiles staged,
            IdentityVault identities,
            Receipts receipts,
            WhistleblowerStore store,
            WhistleblowerClocks clocks,
            WhistleblowerRounds rounds,
            Handlers handlers,
            Notices notices,
            ReportDays days) {
        this.cases = cases;
        this.files = files;
        this.staged = staged;
        this.identities = identities;
        this.receipts = receipts;
        this.store = store;
        this.clocks = clocks;
        this.rounds = rounds;
        this.handlers = handlers;
        this.notices = notices;
        this.days = days;
    }

    void store(NewReport submitted, IncomingFiles incoming, Receipts.Prepared receipt, Arrival arrival) {
        Report report = submitted.report();
        String caseId = incoming.sealed().id();
        Set<String> concerned = handlers.concernedBy(report);
        Set<String> readers = handlers.all().stream()
                .map(Handler::id)
                .filter(user -> !concerned.contains(user))
                .collect(Collectors.toSet());
        cases.open(incoming.sealed(), WhistleblowerProcess.KEY, readers, arrival.actor());
        receipts.store(receipt);
        files.put(caseId, Report.KIND, Report.KIND, report, arrival.actor());
        concerned.forEach(user -> cases.note(caseId, user, NAMED, arrival.actor()));
        if (!submitted.contact().isBlank()) {
            identities.put(caseId, submitted.contact().strip(), arrival.actor());
        }
        incoming.attach(staged, files);
        // the receipt acknowledges at once (WBD Art. 9(1)(b))
        LocalDate today = days.today();
        store.insert(caseId, arrival.channel(), submitted.language(), report.anonymous(), arrival.receivedOn(), today);
        clocks.acknowledge(caseId, arrival.actor());
        notices.refused(caseId, incoming.refused());
        rounds.signal(caseId, Signal.SUBMITTED);
    }
}
