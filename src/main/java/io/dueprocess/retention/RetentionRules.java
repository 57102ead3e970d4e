package io.dueprocess.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Codes;
import io.dueprocess.datamap.DueRows;
import io.dueprocess.datamap.DueRows.Due;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.RetentionRule;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemsOfRecord;
import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** One run of one rule: approval, execution in batches, a second dry run, the certificate. */
@Component("retentionRules")
@Transactional
public class RetentionRules {

    static final String CERTIFICATE = "erasure-certificate";

    /** One batch of what was erased, in numbers. */
    static final String ERASED = "retention-erased";

    /** Rows of the rule's table in one transaction of the system. */
    private static final int BATCH = 2_000;

    private final DueRows dueRows;
    private final Erasures erasures;
    private final Holds holds;
    private final RetentionStore store;
    private final CaseFiles files;
    private final Certificates certificates;
    private final SystemsOfRecord systems;
    private final RetentionSettings settings;
    private final Codes codes;
    private final Clock clock;
    private final ZoneId zone;

    RetentionRules(
            DueRows dueRows,
            Erasures erasures,
            Holds holds,
            RetentionStore store,
            CaseFiles files,
            Certificates certificates,
            SystemsOfRecord systems,
            RetentionSettings settings,
            Codes codes,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.dueRows = dueRows;
        this.erasures = erasures;
        this.holds = holds;
        this.store = store;
        this.files = files;
        this.certificates = certificates;
        this.systems = systems;
        this.settings = settings;
        this.codes = codes;
        this.clock = clock;
        this.zone = zone;
    }

    /** The rule that the case's run carries out. */
    RetentionRule of(String caseId) {
        String id = store.ruleOf(caseId);
        return dueRows.rules().stream()
                .filter(rule -> rule.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the data map has no retention rule " + id + " any more"));
    }

    public boolean byHand(DelegateExecution execution) {
        return dueRows.byHand(of(execution.getProcessBusinessKey()));
    }

    /** Group that owns the rule's system. */
    public String owner(DelegateExecution execution) {
        RetentionRule rule = of(execution.getProcessBusinessKey());
        return systems.catalogue().system(rule.system()).owner();
    }

    /** Whether this very wording of the rule was approved once. */
    public boolean approved(DelegateExecution execution) {
        RetentionRule rule = of(execution.getProcessBusinessKey());
        return store.approved(rule.id(), hash(rule));
    }

    void approve(String caseId, String userId) {
        RetentionRule rule = of(caseId);
        store.approve(rule.id(), hash(rule), userId);
    }

    /** Carries out batch after batch; called again after a crash, it goes on with what is left. */
    public void erase(String caseId) {
        RetentionRule rule = of(caseId);
        for (SystemPlan plan = next(rule); !plan.empty(); plan = next(rule)) {
            erasures.carryOut(plan);
            files.append(caseId, ERASED, ErasedSystem.of(plan), Actors.SYSTEM);
        }
    }

    /** Whether a second dry run finds nothing that would change. */
    public boolean nothingLeft(DelegateExecution execution) {
        return next(of(execution.getProcessBusinessKey())).empty();
    }

    /** What would change next; rows that stay are passed over, however many they are. */
    private SystemPlan next(RetentionRule rule) {
        for (int most = BATCH; ; most *= 4) {
            Due due = dueRows.find(rule, most);
            SystemPlan plan = erasures.plan(rule.system(), due.rows(), holds.retained(due.rows()));
            if (!plan.empty() || !due.more()) {
                return plan;
            }
        }
    }

    /** The certificate in the run's file, which is closed; what was done by hand comes again after the rule's period. */
    public void certify(String caseId) {
        RetentionRule rule = of(caseId);
        CaseFile file = files.find(caseId).orElseThrow();
        boolean byHand = dueRows.byHand(rule);
        List<ErasedSystem> erased = new ArrayList<>();
        files.list(caseId, ERASED, ErasedSystem.class).forEach(batch -> erased.add(batch.content()));
        Instant now = clock.instant();
        List<ErasedSystem> systemsErased = byHand
                ? List.of(new ErasedSystem(rule.system(), List.of(), true))
                : List.of(Sums.of(rule.system(), erased));
        Certificates.Certificate certificate =
                certificates.of(file.reference(), Locale.ENGLISH, now, byHand ? null : now, systemsErased);
        files.attach(
                caseId,
                CERTIFICATE,
                certificate.name(),
                "application/pdf",
                new ByteArrayInputStream(certificate.pdf()),
                Actors.SYSTEM);
        if (byHand) {
            store.notBefore(rule.id(), today().plus(rule.period()));
        }
        close(caseId);
    }

    /** The rule is asked for again after a while. */
    public void notNow(String caseId) {
        store.notBefore(of(caseId).id(), today().plus(settings.askAgain()));
        close(caseId);
    }

    private void close(String caseId) {
        files.close(caseId, clock.instant(), today().plus(settings.keepProof()), Actors.SYSTEM);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private String hash(RetentionRule rule) {
        return codes.hash("retention-rule", rule.toString());
    }
}
