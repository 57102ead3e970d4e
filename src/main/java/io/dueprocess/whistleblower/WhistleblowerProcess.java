package io.dueprocess.whistleblower;

import io.dueprocess.engine.Variable;

/** Every string that the module shares with {@code processes/whistleblower-intake.bpmn}. */
public final class WhistleblowerProcess {

    public static final String KEY = "whistleblower-intake";

    public static final String MESSAGE_REPORT_SUBMITTED = "whistleblower.reportSubmitted";
    public static final String MESSAGE_CASE_REOPENED = "whistleblower.caseReopened";
    public static final String MESSAGE_REPORTER_WROTE = "whistleblower.reporterWrote";

    public static final String TASK_CHECK_CONFLICTS = "UserTask_CheckConflicts";
    public static final String TASK_ASSESS_SCOPE = "UserTask_AssessScope";
    public static final String TASK_INVESTIGATE = "UserTask_Investigate";
    public static final String TASK_GIVE_FEEDBACK = "UserTask_GiveFeedback";
    public static final String TASK_CLOSE_CASE = "UserTask_CloseCase";

    public static final String FORM_CONFLICTS = "whistleblower-conflicts";
    public static final String FORM_ASSESS = "whistleblower-assess";
    public static final String FORM_INVESTIGATE = "whistleblower-investigate";
    public static final String FORM_FEEDBACK = "whistleblower-feedback";
    public static final String FORM_CLOSE = "whistleblower-close";

    /** What the last task decided, an option of its form; at the start {@link #SUBMITTED} or {@link #REOPENED}. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    public static final String SUBMITTED = "submitted";
    public static final String REOPENED = "reopened";

    public static final String IN_SCOPE = "inScope";
    public static final String REFER = "refer";
    public static final String DISMISS = "dismiss";
    public static final String FINAL = "final";

    private WhistleblowerProcess() {}
}
