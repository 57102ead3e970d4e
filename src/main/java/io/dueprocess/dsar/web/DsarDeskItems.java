package io.dueprocess.dsar.web;

import io.dueprocess.dsar.DecisionMark;
import io.dueprocess.dsar.ReviewItem;
import io.dueprocess.dsar.ReviewTurn;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The JSON of the review. */
@Component
class DsarDeskItems {

    private static final List<String> GROUNDS =
            List.of("others", "not-the-person", "secret", "privilege", "private-interests", "public-interests");
    private static final List<String> REASONS = List.of("others", "secret", "security", "privilege");

    private final MessageSource messages;

    DsarDeskItems(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * All items of a case.
     *
     * @param editable whether the reader may decide now
     * @param holder who holds the review, or null
     * @param writtenIn language of the answer, in which grounds and reasons are written
     */
    record Review(
            boolean open,
            boolean editable,
            String holder,
            String writtenIn,
            List<Reason> grounds,
            List<Reason> reasons,
            List<Row> items) {}

    /**
     * A usual ground or reason.
     *
     * @param label in the reader's language
     * @param text in the person's language, as the answer says it
     */
    record Reason(String label, String text) {}

    /**
     * @param decidedBy who decided last, or null
     * @param seen to be sent back with a decision: tells whether somebody else decided meanwhile; null for none
     */
    record Row(
            String id,
            String systemId,
            String system,
            String table,
            List<ReviewItem.Field> fields,
            boolean uncertain,
            ReviewItem.Decision decision,
            String ground,
            String decidedBy,
            Instant seen) {}

    /**
     * A decision as it is sent.
     *
     * @param seen of the row that the reviewer saw
     */
    record Decided(
            @NotNull ReviewItem.Decision decision,
            @Size(max = 2000) String ground,
            @Size(max = 200) Map<@Size(max = 200) String, @NotNull @Size(max = 2000) String> redactions,
            Instant seen) {}

    Review review(
            List<ReviewItem> items,
            Map<String, DecisionMark> marks,
            ReviewTurn turn,
            String reader,
            Locale person,
            Locale language) {
        return new Review(
                turn.open(),
                turn.open() && reader.equals(turn.holder()),
                turn.holder(),
                person.getDisplayLanguage(language),
                reasons("ground", GROUNDS, person, language),
                reasons("reason", REASONS, person, language),
                items.stream().map(item -> row(item, marks)).toList());
    }

    Row row(String itemId, List<ReviewItem> items, Map<String, DecisionMark> marks) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .map(item -> row(item, marks))
                .orElseThrow(() -> new NoSuchElementException("no item " + itemId));
    }

    private static Row row(ReviewItem item, Map<String, DecisionMark> marks) {
        DecisionMark mark = marks.get(item.id());
        return new Row(
                item.id(),
                item.systemId(),
                item.system(),
                item.table(),
                item.fields(),
                item.uncertain(),
                item.decision(),
                item.ground(),
                mark == null ? null : mark.by(),
                mark == null ? null : mark.at());
    }

    private List<Reason> reasons(String kind, List<String> codes, Locale person, Locale language) {
        return codes.stream()
                .map(code -> "dsar.staff." + kind + "." + code)
                .map(key ->
                        new Reason(messages.getMessage(key, null, language), messages.getMessage(key, null, person)))
                .toList();
    }
}
