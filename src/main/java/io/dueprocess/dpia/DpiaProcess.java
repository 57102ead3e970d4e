package io.dueprocess.dpia;

import io.dueprocess.access.Groups;
import io.dueprocess.engine.Variable;
import java.util.Set;

/** Every string that the module shares with {@code processes/dpia-approval.bpmn}. */
public final class DpiaProcess {

    public static final String KEY = "dpia-approval";
    public static final String SCREENING_DECISION = "dpia-screening";

    public static final String MESSAGE_REQUESTED = "dpia.requested";
    public static final String MESSAGE_AUTHORITY_ANSWERED = "dpia.authorityAnswered";
    public static final String MESSAGE_PROCESSING_CHANGED = "dpia.processingChanged";
    public static final String MESSAGE_PROCESSING_ENDED = "dpia.processingEnded";

    /** The next version of the same activity was decided. */
    public static final String MESSAGE_REPLACED = "dpia.replaced";

    public static final String TASK_SCREEN = "UserTask_Screen";
    public static final String TASK_CONFIRM = "UserTask_ConfirmNoAssessment";
    public static final String TASK_ASSESS = "UserTask_Assess";
    public static final String TASK_VIEWS = "UserTask_SeekViews";
    public static final String TASK_ADVISE = "UserTask_Advise";
    public static final String TASK_ANSWER_ADVICE = "UserTask_AnswerAdvice";
    public static final String TASK_DECIDE = "UserTask_Decide";
    public static final String TASK_DECIDE_HIGH_RISK = "UserTask_DecideHighRisk";
    public static final String TASK_FILE = "UserTask_FileConsultation";
    public static final String TASK_RECORD_ANSWER = "UserTask_RecordAnswer";
    public static final String TASK_CONDITION = "UserTask_FulfilCondition";

    public static final String FORM_ENTRY = "dpia-entry";
    public static final String FORM_SCREENING = "dpia-screening";
    public static final String FORM_CONFIRM = "dpia-no-assessment";
    public static final String FORM_ASSESS = "dpia-assessment";
    public static final String FORM_VIEWS = "dpia-views";
    public static final String FORM_ADVICE = "dpia-advice";
    public static final String FORM_ANSWER_ADVICE = "dpia-advice-answer";
    public static final String FORM_DECIDE = "dpia-decision";
    public static final String FORM_DECIDE_HIGH_RISK = "dpia-high-risk";
    public static final String FORM_FILE = "dpia-consultation";
    public static final String FORM_RECORD_ANSWER = "dpia-authority-answer";
    public static final String FORM_CONDITION = "dpia-condition";

    /** What the last task decided: an option of its form. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    /** Number of the condition being fulfilled, from 1; local to its own branch. */
    public static final Variable<Integer> CONDITION = new Variable<>("condition", Integer.class);

    /** Groups that may read the case files of this process. */
    static final Set<String> READERS = Set.of(
            Groups.PRIVACY_TEAM, Groups.DPO, Groups.BUSINESS_OWNER, Groups.MANAGERS, Groups.LEGAL, Groups.IT_SECURITY);

    /** Groups that carry out an assessment; the data protection officer advises and does not write it (Art. 35(2), 38(6)). */
    static final Set<String> AUTHORS = Set.of(Groups.BUSINESS_OWNER, Groups.PRIVACY_TEAM);

    private DpiaProcess() {}
}
