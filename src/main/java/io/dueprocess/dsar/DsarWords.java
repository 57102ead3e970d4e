package io.dueprocess.dsar;

import io.dueprocess.desk.CaseView.Fact;
import io.dueprocess.desk.CaseView.Section;
import io.dueprocess.desk.CaseView.Table;
import io.dueprocess.portal.Dates;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;

/** The facts of a request put into words for staff. */
record DsarWords(MessageSource messages, Locale language, Dates dates) {

    String of(String code) {
        return messages.getMessage("dsar.staff." + code, null, code, language);
    }

    List<String> rights(Set<Right> rights) {
        return rights.stream().sorted().map(right -> of("right." + right)).toList();
    }

    String stage(RequestStatus.Stage stage) {
        return of("stage." + stage);
    }

    Section request(DsarFile request, DsarFacts facts) {
        List<Fact> lines = new ArrayList<>();
        add(lines, "name", request.name());
        add(lines, "mail", request.mail());
        if (request.behalf() != null) {
            add(lines, "requester", of("requester." + request.behalf().requester()));
            add(lines, "subject", request.behalf().name());
            add(lines, "subject-mail", request.behalf().mail());
        }
        add(lines, "language", facts.language().getDisplayLanguage(language));
        add(lines, "channel", of("channel." + request.channel()));
        addDay(lines, "received", facts.receivedAt());
        add(lines, "ticked", String.join(", ", rights(request.rights())));
        add(lines, "text", request.text());
        return new Section(of("request"), lines, null);
    }

    /** What to know of a mail. */
    Section mail(DsarMail mail) {
        List<Fact> lines = new ArrayList<>();
        mail.notes().forEach(note -> lines.add(new Fact(inbox("note"), inbox("note." + note))));
        if (!mail.leftOut().isEmpty()) {
            lines.add(new Fact(inbox("left-out"), String.join(", ", mail.leftOut())));
        }
        if (mail.mentions() != null) {
            lines.add(new Fact(inbox("mentions"), mail.mentions()));
        }
        if (!mail.acknowledged()) {
            lines.add(new Fact(inbox("answer"), inbox("not-acknowledged")));
        }
        return new Section(inbox("section"), lines, null);
    }

    private String inbox(String code) {
        return messages.getMessage("dsar.inbox." + code, null, code, language);
    }

    Section identity(DsarFacts facts) {
        List<Fact> lines = new ArrayList<>();
        if (facts.mailConfirmed()) {
            addDay(lines, "mail-confirmed", facts.mailConfirmedAt());
        } else {
            add(lines, "mail-confirmed", of("not-yet"));
        }
        add(lines, "match", messages.getMessage("dsar.match." + facts.match(), null, language));
        addDay(lines, "identity-asked", facts.identityAskedAt());
        addDay(lines, "identity-proof", facts.identityProofAt());
        addDay(lines, "identity-checked", facts.identityCheckedAt());
        return new Section(of("identity"), lines, null);
    }

    Section outcome(DsarFacts facts) {
        List<Fact> lines = new ArrayList<>();
        add(lines, "outcome", of("outcome." + facts.outcome()));
        addDay(lines, "answered", facts.answeredAt());
        add(lines, "reviewed-by", facts.reviewedBy());
        add(lines, "refusal-by", facts.refusalBy());
        addDay(lines, "answer-until", facts.answerUntil());
        return new Section(of("answer"), lines, null);
    }

    Section breaches(List<String> references) {
        return new Section(of("breaches"), List.of(new Fact(of("breaches.fact"), String.join(", ", references))), null);
    }

    Section recipients(List<DsarRecipients.Told> told) {
        List<List<String>> rows = told.stream()
                .map(one -> List.of(
                        one.recipient().name(),
                        one.acts().stream()
                                .sorted()
                                .map(act ->
                                        messages.getMessage("dsar.recipient.act." + act, null, act.name(), language))
                                .collect(Collectors.joining(", ")),
                        one.toldAt() == null ? of("recipients.not-yet") : dates.minute(one.toldAt()),
                        one.answer() == null
                                ? of("recipients.not-yet")
                                : of("recipients.answer." + one.answer())
                                        + (one.note().isBlank() ? "" : ": " + one.note())))
                .toList();
        List<String> columns = Stream.of("recipient", "acts", "told", "answer")
                .map(column -> of("recipients." + column))
                .toList();
        return new Section(of("recipients"), List.of(), new Table(columns, rows));
    }

    private void add(List<Fact> lines, String code, String value) {
        if (value != null && !value.isBlank()) {
            lines.add(new Fact(of("fact." + code), value));
        }
    }

    private void addDay(List<Fact> lines, String code, Instant at) {
        if (at != null) {
            add(lines, code, dates.minute(at));
        }
    }
}
