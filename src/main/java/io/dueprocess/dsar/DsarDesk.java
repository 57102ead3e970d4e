package io.dueprocess.dsar;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.deadline.DeadlineRefused;
import io.dueprocess.deadline.Deadlines;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The module's service towards staff, beyond their task forms: review items, messages, extension. Read and write access
 * to the case is checked by the caller.
 */
@Service
@Transactional
public class DsarDesk {

    static final String KIND_EXTENSION = "extension";

    /** Why the time was extended; content, since it may speak of the request. */
    record Extension(int months, String reason) {}

    private final CaseFiles files;
    private final Audit audit;
    private final DsarReview review;
    private final DsarMails mails;
    private final Deadlines deadlines;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Clock clock;

    DsarDesk(
            CaseFiles files,
            Audit audit,
            DsarReview review,
            DsarMails mails,
            Deadlines deadlines,
            RuntimeService runtime,
            TaskService tasks,
            Clock clock) {
        this.files = files;
        this.audit = audit;
        this.review = review;
        this.mails = mails;
        this.deadlines = deadlines;
        this.runtime = runtime;
        this.tasks = tasks;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<ReviewItem> items(String caseId, Locale language) {
        return review.items(caseId, language);
    }

    /**
     * Decides one item.
     *
     * @param ground legal ground, required for EXCLUDE
     * @param redactions column to reason; only with INCLUDE
     * @throws Refused when the user does not hold the review task, or a ground or reason is missing
     */
    public void decide(
            String caseId,
            String itemId,
            ReviewItem.Decision decision,
            String ground,
            Map<String, String> redactions,
            String userId) {
        requireReviewBy(caseId, userId);
        StoredItem item = files.get(caseId, StoredItem.KIND, itemId, StoredItem.class)
                .orElseThrow(() -> new NoSuchElementException("no item " + itemId));
        if (decision == ReviewItem.Decision.EXCLUDE && blank(ground)) {
            throw new Refused("dsar.refused.no-ground");
        }
        boolean redacts = redactions != null && !redactions.isEmpty();
        if (redacts && decision != ReviewItem.Decision.INCLUDE) {
            throw new Refused("dsar.refused.redact-included-only");
        }
        if (redacts
                && (redactions.values().stream().anyMatch(DsarDesk::blank)
                        || !item.row().values().keySet().containsAll(redactions.keySet()))) {
            throw new Refused("dsar.refused.no-reason");
        }
        String kept = decision == ReviewItem.Decision.EXCLUDE ? ground : null;
        StoredDecision stored = new StoredDecision(decision, kept, redacts ? redactions : Map.of());
        files.put(caseId, StoredDecision.KIND, itemId, stored, userId);
    }

    /**
     * Decides one item, unless somebody else has decided it since the user looked.
     *
     * @param seen mark of the decision that the user saw; null for none
     * @throws DecidedMeanwhile when the item's decision is another one by now
     * @throws Refused as {@link #decide}
     */
    public void decideAsSeen(String caseId, String itemId, Instant seen, ReviewChoice choice, String userId) {
        audit.record(caseId, userId, AuditAction.DECIDE, choice.decision() + " " + itemId); // locks the case's chain
        DecisionMark last = review.marks(caseId).get(itemId);
        if (!Objects.equals(seen, last == null ? null : last.at())) {
            throw new DecidedMeanwhile();
        }
        decide(caseId, itemId, choice.decision(), choice.ground(), choice.redactions(), userId);
    }

    /** By item: who decided last, and when. Items that nobody has decided are missing. */
    @Transactional(readOnly = true)
    public Map<String, DecisionMark> marks(String caseId) {
        return review.marks(caseId);
    }

    /** Whether items are being reviewed now, and by whom. */
    @Transactional(readOnly = true)
    public ReviewTurn reviewTurn(String caseId) {
        return openTasks(caseId, DsarProcess.TASK_REVIEW).list().stream()
                .findFirst()
                .map(task -> new ReviewTurn(true, task.getAssignee()))
                .orElse(new ReviewTurn(false, null));
    }

    /** Until the review is done: then the answer is compiled of what is there. */
    boolean takesData(String caseId) {
        return openTasks(caseId, DsarProcess.TASK_PROVIDE_DATA, DsarProcess.TASK_REVIEW)
                        .count()
                > 0;
    }

    private TaskQuery openTasks(String caseId, String... elementIds) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(caseId)
                .processDefinitionKey(DsarProcess.KEY)
                .taskDefinitionKeyIn(elementIds);
    }

    /** Includes every undecided, certain item of a system. */
    public void includeRemaining(String caseId, String systemId, String userId) {
        requireReviewBy(caseId, userId);
        StoredDecision include = new StoredDecision(ReviewItem.Decision.INCLUDE, null, Map.of());
        review.items(caseId, Locale.ENGLISH).stream()
                .filter(item -> item.systemId().equals(systemId))
                .filter(item -> item.decision() == ReviewItem.Decision.UNDECIDED && !item.uncertain())
                .forEach(item -> files.put(caseId, StoredDecision.KIND, item.id(), include, userId));
    }

    private void requireReviewBy(String caseId, String userId) {
        if (openTasks(caseId, DsarProcess.TASK_REVIEW).taskAssignee(userId).count() == 0) {
            throw new Refused("dsar.refused.not-your-review");
        }
    }

    /** Writes to the person; a mail says only that a message waits. */
    public void message(String caseId, String text, String userId) {
        if (blank(text)) {
            throw new Refused("dsar.refused.empty-message");
        }
        String key = files.append(caseId, DsarMessage.KIND, new DsarMessage(false, text), userId);
        mails.toPerson(caseId, "message:" + key, "dsar-message-waiting", Map.of());
    }

    /**
     * Extends the time to answer (Art. 12(3)); the person is told.
     *
     * @throws Refused outside the first month, twice, without reason, or when the request is being refused (Art. 12(4))
     */
    public void extend(String caseId, int months, String reason, String userId) {
        if (blank(reason)) {
            throw new Refused("dsar.refused.no-reason");
        }
        if (refusing(caseId)) {
            throw new Refused("dsar.refused.no-extension-of-a-refusal");
        }
        try {
            deadlines.extend(caseId, io.dueprocess.deadline.Clock.DSAR_RESPONSE, months, clock.instant(), userId);
        } catch (DeadlineRefused refused) {
            throw new Refused(refused.code());
        }
        files.put(caseId, KIND_EXTENSION, KIND_EXTENSION, new Extension(months, reason), userId);
        runtime.createMessageCorrelation(DsarProcess.MESSAGE_EXTENSION_DECIDED)
                .processInstanceBusinessKey(caseId)
                .correlate();
    }

    /** A refusal is being written or approved: it knows no extension. */
    boolean refusing(String caseId) {
        return openTasks(caseId, DsarProcess.TASK_WRITE_REFUSAL, DsarProcess.TASK_APPROVE_REFUSAL)
                        .count()
                > 0;
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
