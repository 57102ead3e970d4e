package io.dueprocess.dsar.answer;

import io.dueprocess.datamap.Catalogue;
import io.dueprocess.datamap.Catalogue.SystemOfRecord;
import io.dueprocess.datamap.Text;
import io.dueprocess.dsar.ReviewItem;
import io.dueprocess.dsar.ReviewItem.Decision;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.util.StringUtils;

/** Composes the letter, tailored to the person: only the activities and systems that concern them. */
final class LetterWriter {

    /** Ground of an item that turned out to be somebody else's. */
    private static final String NOT_THE_PERSON = "not-the-person";

    private final AnswerInput input;
    private final Catalogue catalogue;
    private final Locale language;
    private final UnaryOperator<String> grounds;

    /** @param grounds why an item is left out: the text of a code of the review page, or staff's own words */
    LetterWriter(AnswerInput input, UnaryOperator<String> grounds) {
        this.input = input;
        this.grounds = grounds;
        this.catalogue = input.catalogue();
        this.language = input.language();
    }

    AnswerLetter write(AnswerTables tables, List<AnswerLetter.File> files) {
        List<AnswerLetter.Activity> activities = activities();
        return new AnswerLetter(
                head(),
                input.concerning(),
                input.access(),
                input.portability(),
                found(),
                Wording.paragraphs(input.note()),
                activities,
                activities.stream()
                        .flatMap(activity -> activity.recipients().stream())
                        .anyMatch(recipient -> recipient.safeguard() != null),
                counts(items(Decision.EXCLUDE).map(ReviewItem::ground)),
                counts(items(Decision.INCLUDE)
                        .flatMap(item -> item.fields().stream())
                        .map(ReviewItem.Field::redacted)
                        .filter(Objects::nonNull)),
                names(system -> searched().contains(system.id())),
                names(system -> !searched().contains(system.id())),
                input.access()
                        ? input.statements().stream()
                                .filter(AnswerInput.Statement::found)
                                .map(this::statement)
                                .toList()
                        : List.of(),
                input.access() ? sections(tables) : List.of(),
                files);
    }

    private Letterhead head() {
        return Letterhead.of(
                catalogue, input.personName(), input.reference(), input.answeredOn(), input.receivedOn(), language);
    }

    private String found() {
        boolean shown = items(Decision.INCLUDE).findAny().isPresent()
                || input.statements().stream().anyMatch(AnswerInput.Statement::found)
                || !input.enclosures().isEmpty();
        if (shown) {
            return "data";
        }
        return concerned().isEmpty() ? "nothing" : "withheld";
    }

    /** Systems that hold something about the person, be it left out of the copy. */
    private Set<String> concerned() {
        return Stream.concat(
                        input.items().stream()
                                .filter(item -> !NOT_THE_PERSON.equals(item.ground()))
                                .map(ReviewItem::systemId),
                        input.statements().stream()
                                .filter(AnswerInput.Statement::found)
                                .map(AnswerInput.Statement::systemId))
                .collect(Collectors.toSet());
    }

    private List<AnswerLetter.Activity> activities() {
        Set<String> ids = catalogue.systems().stream()
                .filter(system -> concerned().contains(system.id()))
                .flatMap(system -> system.activities().stream())
                .collect(Collectors.toSet());
        return catalogue.activities().stream()
                .filter(activity -> ids.contains(activity.id()))
                .map(this::activity)
                .toList();
    }

    private AnswerLetter.Activity activity(Catalogue.Activity activity) {
        return new AnswerLetter.Activity(
                activity.name().in(language),
                sentence(activity.purpose()),
                sentence(activity.basisText()) + " (" + Wording.article(activity.basis(), language) + ")",
                sentence(activity.categories()),
                sentence(activity.retention()),
                sentence(activity.source()),
                catalogue.recipients().stream()
                        .filter(recipient -> activity.recipients().contains(recipient.id()))
                        .map(this::recipient)
                        .toList(),
                activity.automatedDecisions() == null
                        ? null
                        : activity.automatedDecisions().in(language));
    }

    private String sentence(Text text) {
        return StringUtils.capitalize(text.in(language));
    }

    private AnswerLetter.Recipient recipient(Catalogue.Recipient recipient) {
        return new AnswerLetter.Recipient(
                recipient.name(),
                recipient.role().in(language),
                Wording.country(recipient.country(), language),
                recipient.safeguard() == null ? null : recipient.safeguard().in(language));
    }

    private AnswerLetter.Statement statement(AnswerInput.Statement statement) {
        return new AnswerLetter.Statement(
                catalogue.system(statement.systemId()).name().in(language), Wording.paragraphs(statement.text()));
    }

    private Set<String> searched() {
        return Stream.concat(input.asked().stream(), input.statements().stream().map(AnswerInput.Statement::systemId))
                .collect(Collectors.toSet());
    }

    private List<String> names(Predicate<SystemOfRecord> wanted) {
        return catalogue.systems().stream()
                .filter(wanted)
                .map(system -> system.name().in(language))
                .toList();
    }

    private Stream<ReviewItem> items(Decision decision) {
        return input.items().stream().filter(item -> item.decision() == decision);
    }

    private List<AnswerLetter.Count> counts(Stream<String> reasons) {
        return reasons
                .map(grounds)
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> new AnswerLetter.Count(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static List<AnswerLetter.Section> sections(AnswerTables tables) {
        return tables.systems().stream()
                .map(system -> new AnswerLetter.Section(
                        system.name(),
                        system.tables().stream().map(TableLayout::of).toList()))
                .toList();
    }
}
