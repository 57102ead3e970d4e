package io.dueprocess.retention;

import io.dueprocess.access.Groups;
import io.dueprocess.engine.Variable;
import java.util.Set;

/** Every string that the module shares with {@code processes/retention-run.bpmn}, {@code retention-nightly.bpmn} and {@code processes/erase-later.bpmn}. */
public final class RetentionProcess {

    public static final String RUN = "retention-run";
    public static final String LATER = "erase-later";

    public static final String MESSAGE_RULE_DUE = "retention.ruleDue";
    public static final String MESSAGE_ERASE_LATER = "retention.eraseLater";

    public static final String TASK_APPROVE = "UserTask_ApproveRule";
    public static final String TASK_BY_HAND = "UserTask_EraseByHand";
    public static final String TASK_LOOK = "UserTask_LookAtKept";

    public static final String FORM_ENTRY = "retention-entry";
    public static final String FORM_APPROVE = "retention-approval";
    public static final String FORM_BY_HAND = "retention-by-hand";
    public static final String FORM_LOOK = "erase-kept";

    /** What the last task decided: an option of its form. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    /** Groups that may read the case files of these processes. */
    static final Set<String> READERS = Set.of(Groups.PRIVACY_TEAM, Groups.DPO);

    private RetentionProcess() {}
}
