package io.dueprocess.breach;

import io.dueprocess.access.Groups;
import io.dueprocess.engine.Variable;
import java.util.Set;

/** Every string that the module shares with {@code processes/breach-notification.bpmn}. */
public final class BreachProcess {

    public static final String KEY = "breach-notification";
    public static final String SEVERITY_DECISION = "breach-severity";
    public static final String DUTIES_DECISION = "breach-duties";

    public static final String MESSAGE_REPORTED = "breach.reported";
    public static final String MESSAGE_NEW_FACTS = "breach.newFacts";
    public static final String MESSAGE_AWARENESS_CORRECTED = "breach.awarenessCorrected";

    public static final String TASK_DESCRIBE = "UserTask_DescribeBreach";
    public static final String TASK_NOTIFY_CONTROLLERS = "UserTask_NotifyControllers";
    public static final String TASK_ASSESS = "UserTask_AssessSeverity";
    public static final String TASK_REVIEW = "UserTask_ReviewAssessment";
    public static final String TASK_DECIDE = "UserTask_DecideDuties";
    public static final String TASK_APPROVE_NO_NOTIFICATION = "UserTask_ApproveNoNotification";
    public static final String TASK_PREPARE = "UserTask_PrepareNotification";
    public static final String TASK_APPROVE = "UserTask_ApproveNotification";
    public static final String TASK_FILE = "UserTask_FileNotification";
    public static final String TASK_PREPARE_COMMUNICATION = "UserTask_PrepareCommunication";
    public static final String TASK_APPROVE_COMMUNICATION = "UserTask_ApproveCommunication";
    public static final String TASK_CONFIRM_TOLD = "UserTask_ConfirmPeopleTold";
    public static final String TASK_PUBLISH = "UserTask_PublishCommunication";
    public static final String TASK_LESSONS = "UserTask_LearnLessons";

    public static final String FORM_ENTRY = "breach-entry";
    public static final String FORM_DESCRIBE = "breach-describe";
    public static final String FORM_CONTROLLERS = "breach-controllers";
    public static final String FORM_ASSESS = "breach-assess";
    public static final String FORM_REVIEW = "breach-second-review";
    public static final String FORM_DECIDE = "breach-decide";
    public static final String FORM_NO_NOTIFICATION = "breach-no-notification";
    public static final String FORM_PREPARE = "breach-notification-contents";
    public static final String FORM_APPROVE = "breach-notification-approval";
    public static final String FORM_FILE = "breach-filing";
    public static final String FORM_COMMUNICATION = "breach-communication";
    public static final String FORM_COMMUNICATION_APPROVAL = "breach-communication-approval";
    public static final String FORM_TOLD = "breach-people-told";
    public static final String FORM_PUBLISH = "breach-public-communication";
    public static final String FORM_LESSONS = "breach-lessons";

    /** What the last task decided: an option of its form. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    /** Number of the batch of people being written to; local to one turn of the mailing. */
    public static final Variable<Integer> BATCH = new Variable<>("batch", Integer.class);

    /** Groups that may read the case files of this process. */
    static final Set<String> READERS = Set.of(Groups.PRIVACY_TEAM, Groups.DPO, Groups.IT_SECURITY, Groups.LEGAL);

    private BreachProcess() {}
}
