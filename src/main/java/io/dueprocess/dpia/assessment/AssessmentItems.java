package io.dueprocess.dpia.assessment;

import io.dueprocess.casefile.Audit;
import io.dueprocess.casefile.AuditAction;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.desk.ChangedMeanwhile;
import io.dueprocess.engine.Refused;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Answers, risks and measures, each written by itself, so that several authors can work at once and nobody overwrites what he
 * has not seen: who writes says which version he saw. Every write begins with the case's audit chain, which locks it: what is asked
 * after that stays true until the transaction ends.
 */
@Service
@Transactional
public class AssessmentItems {

    /** Kind of the entries; the key is the item's id. */
    static final String KIND = "dpia-item";

    public static final int MOST_RISKS = 99;
    public static final int MOST_MEASURES = 200;

    private final CaseFiles files;
    private final ItemRows rows;
    private final ItemRules rules;
    private final Questions questions;
    private final Audit audit;
    private final Clock clock;

    AssessmentItems(CaseFiles files, ItemRows rows, ItemRules rules, Questions questions, Audit audit, Clock clock) {
        this.files = files;
        this.rows = rows;
        this.rules = rules;
        this.questions = questions;
        this.audit = audit;
        this.clock = clock;
    }

    /** Every question with its answer if there is one, then risks and measures in the order in which they were added. */
    @Transactional(readOnly = true)
    public List<Item> all(String caseId) {
        Map<String, ItemRows.Row> changes = new LinkedHashMap<>();
        rows.all(caseId).forEach(row -> changes.put(row.item(), row));
        Assessment current = current(caseId);
        List<Item> items = new ArrayList<>();
        for (Question question : questions.all()) {
            String answer = current.answers().get(question.id());
            items.add(item(ItemId.answer(question.id()), answer, changes));
        }
        current.risks().forEach((n, risk) -> items.add(item(new ItemId(ItemId.Kind.RISK, n), risk, changes)));
        current.measures()
                .forEach((n, measure) -> items.add(item(new ItemId(ItemId.Kind.MEASURE, n), measure, changes)));
        return items;
    }

    /** The item as it stands. */
    @Transactional(readOnly = true)
    public Item find(String caseId, String item) {
        ItemId id = ItemId.of(item);
        Optional<ItemRows.Row> row = rows.find(caseId, id.toString());
        return item(
                id,
                value(caseId, id).orElse(null),
                row.map(found -> Map.of(found.item(), found)).orElse(Map.of()));
    }

    /**
     * Writes an item that the author saw as {@code version}; an answer that nobody wrote yet has version 0.
     *
     * @param value text, {@link Risk} or {@link Measure}
     * @return the version from now on
     * @throws ItemChanged when somebody else changed it since
     * @throws ChangedMeanwhile when the assessment was handed on
     */
    public int put(String caseId, String item, int version, Object value, String userId) {
        ItemId id = ItemId.of(item);
        begin(caseId, item, userId);
        requireSeen(caseId, id, version);
        return write(caseId, id, value, userId);
    }

    /** Adds a risk; returns its id. */
    public String add(String caseId, Risk risk, String userId) {
        return add(caseId, ItemId.Kind.RISK, risk, userId);
    }

    /** Adds a measure; returns its id. */
    public String add(String caseId, Measure measure, String userId) {
        return add(caseId, ItemId.Kind.MEASURE, measure, userId);
    }

    /**
     * Takes a risk or a measure away; risks keep no reference to a measure that is gone.
     *
     * @throws ItemChanged when somebody else changed it since
     */
    public void remove(String caseId, String item, int version, String userId) {
        ItemId id = ItemId.of(item);
        begin(caseId, item, userId);
        requireSeen(caseId, id, version);
        delete(caseId, id, userId);
        if (id.kind() == ItemId.Kind.MEASURE) {
            forgetMeasure(caseId, id.key(), userId);
        }
    }

    /**
     * Puts answers in the place of those to the same questions, and risks and measures in the place of all.
     *
     * @throws ChangedMeanwhile when the assessment was handed on
     */
    public void replace(String caseId, Assessment assessment, String userId) {
        begin(caseId, "all", userId);
        Assessment before = current(caseId);
        before.risks().keySet().forEach(n -> delete(caseId, new ItemId(ItemId.Kind.RISK, n), userId));
        before.measures().keySet().forEach(n -> delete(caseId, new ItemId(ItemId.Kind.MEASURE, n), userId));
        fill(caseId, assessment, userId);
    }

    /** Writes all of that, whoever changed it before, open or not; what it does not hold stays. */
    void fill(String caseId, Assessment assessment, String actor) {
        assessment.answers().forEach((question, answer) -> write(caseId, ItemId.answer(question), answer, actor));
        assessment
                .measures()
                .forEach((n, measure) -> write(caseId, new ItemId(ItemId.Kind.MEASURE, n), measure, actor));
        assessment.risks().forEach((n, risk) -> write(caseId, new ItemId(ItemId.Kind.RISK, n), risk, actor));
    }

    /** As it stands; empty before anything was written. */
    @Transactional(readOnly = true)
    public Assessment current(String caseId) {
        Map<String, String> written = list(caseId, ItemId.Kind.ANSWER, String.class);
        Map<String, String> answers = new LinkedHashMap<>();
        questions.all().stream()
                .map(Question::id)
                .filter(question -> !written.getOrDefault(question, "").isEmpty())
                .forEach(question -> answers.put(question, written.get(question)));
        return new Assessment(
                answers, list(caseId, ItemId.Kind.RISK, Risk.class), list(caseId, ItemId.Kind.MEASURE, Measure.class));
    }

    private String add(String caseId, ItemId.Kind kind, Object value, String userId) {
        begin(caseId, kind.prefix(), userId);
        if (count(caseId, kind) >= (kind == ItemId.Kind.RISK ? MOST_RISKS : MOST_MEASURES)) {
            throw new Refused("dpia.refused.too-many");
        }
        int last = rows.all(caseId).stream()
                .map(row -> ItemId.of(row.item()))
                .filter(id -> id.kind() == kind)
                .mapToInt(id -> Integer.parseInt(id.key()))
                .max()
                .orElse(0);
        ItemId id = new ItemId(kind, String.valueOf(last + 1));
        write(caseId, id, value, userId);
        return id.toString();
    }

    /** Locks the case's audit chain, and sees whether authors may write. */
    private void begin(String caseId, String item, String userId) {
        audit.record(caseId, userId, AuditAction.WRITE, KIND + ":" + item);
        if (!rows.editable(caseId).orElse(false)) {
            throw new ChangedMeanwhile("dpia.refused.handed-on");
        }
        rows.author(caseId, userId);
    }

    private void requireSeen(String caseId, ItemId id, int version) {
        int now = rows.find(caseId, id.toString()).map(ItemRows.Row::version).orElse(0);
        if (now != version || now == 0 && id.kind() != ItemId.Kind.ANSWER) {
            throw new ItemChanged(id);
        }
    }

    private int write(String caseId, ItemId id, Object value, String actor) {
        Set<String> measures = list(caseId, ItemId.Kind.MEASURE, Measure.class).keySet();
        files.put(caseId, KIND, id.toString(), rules.checked(id, value, measures), actor);
        return rows.changed(caseId, id.toString(), actor, clock.instant());
    }

    private void delete(String caseId, ItemId id, String userId) {
        files.remove(caseId, KIND, id.toString(), userId);
        rows.changed(caseId, id.toString(), userId, clock.instant());
    }

    private void forgetMeasure(String caseId, String measure, String userId) {
        list(caseId, ItemId.Kind.RISK, Risk.class).forEach((n, risk) -> {
            if (risk.measures().contains(measure)) {
                write(caseId, new ItemId(ItemId.Kind.RISK, n), risk, userId);
            }
        });
    }

    private Optional<?> value(String caseId, ItemId id) {
        Class<?> type = switch (id.kind()) {
            case ANSWER -> String.class;
            case RISK -> Risk.class;
            case MEASURE -> Measure.class;
        };
        return files.get(caseId, KIND, id.toString(), type);
    }

    private int count(String caseId, ItemId.Kind kind) {
        Assessment current = current(caseId);
        return kind == ItemId.Kind.RISK
                ? current.risks().size()
                : current.measures().size();
    }

    private <T> Map<String, T> list(String caseId, ItemId.Kind kind, Class<T> type) {
        Map<String, T> found = new LinkedHashMap<>();
        for (Entry<T> entry : files.list(caseId, KIND, kind.prefix(), type)) {
            found.put(ItemId.of(entry.key()).key(), entry.content());
        }
        return found;
    }

    private static Item item(ItemId id, Object value, Map<String, ItemRows.Row> changes) {
        ItemRows.Row row = changes.get(id.toString());
        return row == null
                ? new Item(id.toString(), 0, value, null, null)
                : new Item(id.toString(), row.version(), value, row.by(), row.at());
    }
}
