package io.dueprocess.whistleblower.desk;

import io.dueprocess.access.Groups;
import io.dueprocess.access.Staff;
import io.dueprocess.access.Staff.Member;
import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.casefile.Entry;
import io.dueprocess.casefile.HandlerKeys;
import io.dueprocess.casefile.IdentityVault;
import io.dueprocess.casefile.SealedCases;
import io.dueprocess.whistleblower.OralRecord;
import io.dueprocess.whistleblower.ReportMessage;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts together what handlers see of a report. */
@Service
@Transactional(readOnly = true)
public class ReportViews {

    private final CaseFiles files;
    private final ReportTexts texts;
    private final Cleanings cleanings;
    private final SealedCases sealed;
    private final HandlerKeys keys;
    private final IdentityVault vault;
    private final Staff staff;
    private final MessageSource messages;
    private final ZoneId zone;

    ReportViews(
            CaseFiles files,
            ReportTexts texts,
            Cleanings cleanings,
            SealedCases sealed,
            HandlerKeys keys,
            IdentityVault vault,
            Staff staff,
            MessageSource messages,
            @Value("${dueprocess.zone}") ZoneId zone) {
        this.files = files;
        this.texts = texts;
        this.cleanings = cleanings;
        this.sealed = sealed;
        this.keys = keys;
        this.vault = vault;
        this.staff = staff;
        this.messages = messages;
        this.zone = zone;
    }

    /** @param reader user id of who reads */
    public ReportView of(String caseId, String reader, Locale language) {
        ReportWords words = new ReportWords(messages, language);
        Map<String, Mask> masks = texts.masks(caseId);
        return new ReportView(
                files.find(caseId).orElseThrow().closedAt() == null,
                answers(caseId, masks, words),
                messagesOf(caseId, masks),
                cleanings.of(caseId, words),
                files.list(caseId, Note.KIND, Note.class).stream()
                        .map(note -> new ReportView.Noted(
                                note.author(), day(note), note.content().text()))
                        .toList(),
                files.list(caseId, Disclosure.KIND, Disclosure.class).stream()
                        .map(each -> new ReportView.Disclosed(each.author(), day(each), each.content()))
                        .toList(),
                masked(caseId),
                redacted(caseId),
                holders(caseId),
                identity(caseId, reader),
                names());
    }

    private List<ReportView.Answer> answers(String caseId, Map<String, Mask> masks, ReportWords words) {
        List<ReportView.Answer> answers = new ArrayList<>(oral(caseId, words));
        texts.answers(caseId).all().stream()
                .map(answer -> answer(answer, masks, words))
                .forEach(answers::add);
        return answers;
    }

    private static ReportView.Answer answer(Answers.Answer answer, Map<String, Mask> masks, ReportWords words) {
        String label = words.question(answer.code());
        if (answer.text() == null) {
            return new ReportView.Answer(
                    answer.code(), label, null, List.of(), words.choice(answer.code(), answer.choice()));
        }
        String place = ReportTexts.ofAnswer(answer.code());
        return new ReportView.Answer(answer.code(), label, place, pieces(answer.text(), masks, place), null);
    }

    /** How a report was told and written down, if it was told orally. */
    private List<ReportView.Answer> oral(String caseId, ReportWords words) {
        return files.get(caseId, OralRecord.KIND, OralRecord.KIND, OralRecord.class).stream()
                .flatMap(oral -> Stream.of(
                        line("oral.way", words.of("oral.way." + oral.way()), words),
                        line("oral.recording", words.of("oral.recording." + oral.recording()), words),
                        line("oral.checked", words.of("oral.checked." + oral.checked()), words),
                        line("oral.by", staff.name(oral.by()).orElse(oral.by()), words)))
                .toList();
    }

    private static ReportView.Answer line(String code, String value, ReportWords words) {
        return new ReportView.Answer(code, words.of(code), null, List.of(), value);
    }

    private List<ReportView.Message> messagesOf(String caseId, Map<String, Mask> masks) {
        return files.list(caseId, ReportMessage.KIND, ReportMessage.class).stream()
                .map(entry -> new ReportView.Message(
                        entry.key(),
                        ReportTexts.ofMessage(entry.key()),
                        entry.content().kind(),
                        entry.author(),
                        day(entry),
                        pieces(entry.content().text(), masks, ReportTexts.ofMessage(entry.key()))))
                .toList();
    }

    private static List<ReportView.Piece> pieces(String text, Map<String, Mask> masks, String place) {
        Map<String, Mask> here = masks.entrySet().stream()
                .filter(each -> each.getValue().place().equals(place))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return Passages.of(text, here).stream()
                .map(piece -> new ReportView.Piece(piece.start(), piece.text(), piece.mask()))
                .toList();
    }

    private List<ReportView.Masked> masked(String caseId) {
        return files.list(caseId, Mask.KIND, Mask.class).stream()
                .map(entry -> {
                    Optional<Redaction> proposal = files.get(caseId, Redaction.KIND, entry.key(), Redaction.class);
                    return new ReportView.Masked(
                            entry.key(),
                            entry.content().place(),
                            entry.author(),
                            day(entry),
                            entry.content().reason(),
                            proposal.map(Redaction::proposedBy).orElse(null),
                            proposal.map(Redaction::reason).orElse(null));
                })
                .toList();
    }

    private List<ReportView.Redacted> redacted(String caseId) {
        return files.list(caseId, Redaction.KIND, Redaction.class).stream()
                .filter(entry -> entry.content().done())
                .map(entry -> new ReportView.Redacted(
                        entry.content().place(),
                        entry.content().reason(),
                        entry.content().proposedBy(),
                        entry.content().confirmedBy(),
                        day(entry)))
                .toList();
    }

    private ReportView.Holders holders(String caseId) {
        Set<String> holders = sealed.holders(caseId);
        List<Entry<SealedCases.Exclusion>> exclusions =
                files.list(caseId, SealedCases.EXCLUSION, SealedCases.Exclusion.class);
        Set<String> excluded = exclusions.stream().map(Entry::key).collect(Collectors.toSet());
        Set<String> confirmed = keys.users();
        List<String> colleagues = handlers().stream().map(Member::id).toList();
        return new ReportView.Holders(
                List.copyOf(holders),
                colleagues.stream()
                        .filter(user -> confirmed.contains(user) && !holders.contains(user) && !excluded.contains(user))
                        .toList(),
                colleagues.stream().filter(user -> !excluded.contains(user)).toList(),
                exclusions.stream().map(entry -> excluded(caseId, entry)).toList(),
                files.list(caseId, CaseHolders.Readmission.KIND, CaseHolders.Readmission.class).stream()
                        .map(entry -> new ReportView.Readmitted(
                                entry.content().user(),
                                entry.content().reason(),
                                entry.content().first(),
                                entry.content().second(),
                                day(entry)))
                        .toList());
    }

    private ReportView.Excluded excluded(String caseId, Entry<SealedCases.Exclusion> entry) {
        Optional<CaseHolders.Override> override =
                files.get(caseId, CaseHolders.Override.KIND, entry.key(), CaseHolders.Override.class);
        return new ReportView.Excluded(
                entry.key(),
                entry.content().reason(),
                entry.content().by(),
                day(entry),
                override.map(CaseHolders.Override::by).orElse(null),
                override.map(CaseHolders.Override::reason).orElse(null));
    }

    private ReportView.Identity identity(String caseId, String reader) {
        return new ReportView.Identity(
                vault.present(caseId),
                vault.released(caseId, reader),
                !vault.custodians(caseId, reader).isEmpty(),
                files.list(caseId, Custodians.IdentityRequest.KIND, Custodians.IdentityRequest.class).stream()
                        .map(entry -> new ReportView.Asked(
                                entry.key(),
                                entry.content().by(),
                                entry.content().reason(),
                                day(entry),
                                entry.content().state().name(),
                                entry.content().decidedBy(),
                                entry.content().answer(),
                                entry.content().by().equals(reader)))
                        .toList());
    }

    private Map<String, String> names() {
        return handlers().stream().collect(Collectors.toMap(Member::id, Member::name));
    }

    private List<Member> handlers() {
        return staff.members(Groups.WHISTLEBLOWER_HANDLERS);
    }

    private LocalDate day(Entry<?> entry) {
        return LocalDate.ofInstant(entry.at(), zone);
    }
}
