package io.dueprocess.retention;

import io.dueprocess.casefile.Actors;
import io.dueprocess.casefile.CaseFile;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.datamap.DueRows;
import io.dueprocess.datamap.DueRows.Due;
import io.dueprocess.datamap.Erasures;
import io.dueprocess.datamap.RetentionRule;
import io.dueprocess.datamap.SystemPlan;
import io.dueprocess.datamap.SystemUnavailable;
import io.dueprocess.datamap.SystemsOfRecord;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Begins a run, with a case file of its own, for each rule of the data map by which something is due. */
@Service
@Transactional
public class RetentionRuns {

    private static final Logger LOG = LoggerFactory.getLogger(RetentionRuns.class);
    private static final int MOST = 5_000;

    private final DueRows dueRows;
    private final Erasures erasures;
    private final Holds holds;
    private final RetentionStore store;
    private final CaseFiles files;
    private final RuntimeService runtime;
    private final SystemsOfRecord systems;
    private final RetentionSettings settings;
    private final Clock clock;
    private final ZoneId zone;

    RetentionRuns(
            DueRows dueRows,
            Erasures erasures,
            Holds holds,
            RetentionStore store,
            CaseFiles files,
            RuntimeService runtime,
            SystemsOfRecord systems,
            RetentionSettings settings,
            Clock clock,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.dueRows = dueRows;
        this.erasures = erasures;
        this.holds = holds;
        this.store = store;
        this.files = files;
        this.runtime = runtime;
        this.systems = systems;
        this.settings = settings;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * A rule that already runs, or that nobody is to be asked for yet, is left out; so is one whose system is down.
     *
     * @param caseId of the person's wish that it be done now, or null at night
     */
    public void startDue(String caseId) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        if (caseId != null) {
            files.close(caseId, clock.instant(), today.plus(settings.keepProof()), Actors.SYSTEM);
        }
        for (RetentionRule rule : dueRows.rules()) {
            if (!store.waits(rule.id(), today) && !running(rule)) {
                try {
                    preview(rule).ifPresent(preview -> start(rule, preview));
                } catch (SystemUnavailable down) {
                    LOG.warn("retention rule {} waits for tomorrow: {}", rule.id(), down.getMessage());
                }
            }
        }
    }

    private boolean running(RetentionRule rule) {
        return store.runsOf(rule.id()).stream()
                .anyMatch(caseId -> runtime.createProcessInstanceQuery()
                                .processInstanceBusinessKey(caseId)
                                .count()
                        > 0);
    }

    /** Empty when nothing would change. */
    private Optional<Preview> preview(RetentionRule rule) {
        if (dueRows.byHand(rule)) {
            return Optional.of(new Preview(new ErasedSystem(rule.system(), List.of(), true), 0, null, null, false));
        }
        Due due = dueRows.find(rule, MOST);
        SystemPlan plan = erasures.plan(rule.system(), due.rows(), holds.retained(due.rows()));
        return plan.empty()
                ? Optional.empty()
                : Optional.of(new Preview(
                        ErasedSystem.of(plan), holds.held(due.rows()).size(), due.oldest(), due.newest(), due.more()));
    }

    private void start(RetentionRule rule, Preview preview) {
        CaseFile file = files.open(RetentionProcess.RUN, RetentionProcess.READERS, Actors.SYSTEM);
        files.grant(file.id(), systems.catalogue().system(rule.system()).owner(), Actors.SYSTEM);
        files.put(file.id(), Preview.KIND, Preview.KEY, preview, Actors.SYSTEM);
        store.insertRun(file.id(), rule.id());
        runtime.startProcessInstanceByMessage(RetentionProcess.MESSAGE_RULE_DUE, file.id());
    }
}
