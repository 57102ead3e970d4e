package io.dueprocess.whistleblower;

import io.dueprocess.casefile.CaseFiles;
import io.dueprocess.engine.Refused;
import io.dueprocess.language.Languages;
import java.time.LocalDate;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * What follows from a handler's form, in his own request and transaction, since only there the case's key is at hand: what
 * the reporter is told goes into the case file, days and options into the facts.
 */
@Component
class WhistleblowerDecisions {

    private final WhistleblowerForms forms;
    private final WhistleblowerStore store;
    private final WhistleblowerClocks clocks;
    private final CaseFiles files;
    private final WhistleblowerSettings settings;
    private final MessageSource messages;
    private final ReportDays days;

    WhistleblowerDecisions(
            WhistleblowerForms forms,
            WhistleblowerStore store,
            WhistleblowerClocks clocks,
            CaseFiles files,
            WhistleblowerSettings settings,
            MessageSource messages,
            ReportDays days) {
        this.forms = forms;
        this.store = store;
        this.clocks = clocks;
        this.files = files;
        this.settings = settings;
        this.messages = messages;
        this.days = days;
    }

    /** In scope, or the reporter is told that it is not and why, which is the feedback of the law (WBD Art. 5(13)). */
    void assessed(String caseId, String decision, String userId) {
        Scope scope = switch (decision) {
            case WhistleblowerProcess.IN_SCOPE -> Scope.IN_SCOPE;
            case WhistleblowerProcess.REFER -> Scope.REFERRED;
            default -> Scope.DISMISSED;
        };
        if (scope != Scope.IN_SCOPE) {
            String text = forms.latest(caseId, WhistleblowerProcess.FORM_ASSESS).text("tellReporter");
            tell(caseId, ReportMessage.Kind.NOTICE, text, userId);
            clocks.feedbackGiven(caseId, userId);
        }
        store.assessed(caseId, scope);
    }

    /**
     * Feedback, final or a status with the day on which more is to be expected.
     *
     * @throws Refused when that day is not to come
     */
    void feedback(String caseId, String decision, String userId) {
        WhistleblowerForms.Filled form = forms.latest(caseId, WhistleblowerProcess.FORM_FEEDBACK);
        String text = form.text("feedbackText");
        LocalDate moreOn = WhistleblowerProcess.FINAL.equals(decision) ? null : form.day("moreOn");
        if (moreOn != null) {
            if (!moreOn.isAfter(days.today())) {
                throw new Refused("whistleblower.refused.more-on-past");
            }
            text += "\n\n" + words(caseId, "whistleblower.feedback.more", moreOn);
        }
        tell(caseId, ReportMessage.Kind.FEEDBACK, text, userId);
        clocks.feedbackGiven(caseId, userId);
        store.promised(caseId, moreOn);
    }

    /**
     * Closes the file: outcome, last day, last words.
     *
     * @throws Refused when the outcome contradicts the scope, or the handler's own day is too early or without a reason
     */
    void closed(String caseId, String userId) {
        WhistleblowerForms.Filled form = forms.latest(caseId, WhistleblowerProcess.FORM_CLOSE);
        Outcome outcome = Outcome.ofOption(form.value("outcome"));
        boolean investigated = store.get(caseId).scope() == Scope.IN_SCOPE;
        if (investigated == (outcome == Outcome.NOT_INVESTIGATED)) {
            throw new Refused(
                    investigated ? "whistleblower.refused.was-investigated" : "whistleblower.refused.not-investigated");
        }
        LocalDate retainUntil = retainUntil(form);
        String text = (form.text("tellReporter") + "\n\n" + words(caseId, "whistleblower.closed", retainUntil)).strip();
        tell(caseId, ReportMessage.Kind.NOTICE, text, userId);
        store.closed(caseId, outcome, days.today());
        files.close(caseId, days.start(days.today()), retainUntil, userId);
    }

    /** The reporter is told that the case was taken up again, and by when to hear of it. */
    void reopened(String caseId, LocalDate feedbackDue, String userId) {
        tell(caseId, ReportMessage.Kind.NOTICE, words(caseId, "whistleblower.reopened", feedbackDue), userId);
    }

    private LocalDate retainUntil(WhistleblowerForms.Filled form) {
        LocalDate usual = days.today().plus(settings.retention());
        LocalDate own = form.day("retainUntil");
        if (own == null || own.equals(usual)) {
            return usual;
        }
        if (own.isBefore(usual)) {
            throw new Refused("whistleblower.refused.retain-earlier");
        }
        if (form.text("retainReasons").isEmpty()) {
            throw new Refused("whistleblower.refused.retain-no-reason");
        }
        return own;
    }

    private void tell(String caseId, ReportMessage.Kind kind, String text, String userId) {
        files.append(caseId, ReportMessage.KIND, new ReportMessage(kind, text), userId);
    }

    private String words(String caseId, String code, LocalDate day) {
        Locale language = store.get(caseId).language();
        String date = Languages.day(language).format(day);
        return messages.getMessage(code, new Object[] {date}, language);
    }
}
