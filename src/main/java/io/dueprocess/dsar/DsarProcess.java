package io.dueprocess.dsar;

import io.dueprocess.access.Groups;
import io.dueprocess.engine.Variable;
import java.util.Set;

/** Every string that the module shares with {@code processes/dsar-handling.bpmn}. */
public final class DsarProcess {

    public static final String KEY = "dsar-handling";
    public static final String TRIAGE_DECISION = "dsar-triage";

    public static final String MESSAGE_REQUEST_RECEIVED = "dsar.requestReceived";
    public static final String MESSAGE_IDENTITY_PROOF_RECEIVED = "dsar.identityProofReceived";
    public static final String MESSAGE_EXTENSION_DECIDED = "dsar.extensionDecided";

    public static final String ERROR_IDENTITY_REFUSED = "dsar.identityRefused";
    public static final String ERROR_SYSTEM_UNAVAILABLE = "dsar.systemUnavailable";

    public static final String TASK_TRIAGE = "UserTask_TriageRequest";
    public static final String TASK_CHECK_IDENTITY = "UserTask_CheckIdentity";
    public static final String TASK_PROVIDE_DATA = "UserTask_ProvideData";
    public static final String TASK_REVIEW = "UserTask_ReviewItems";
    public static final String TASK_APPROVE_ANSWER = "UserTask_ApproveAnswer";
    public static final String TASK_CARRY_OUT_RIGHT = "UserTask_CarryOutRight";
    public static final String TASK_WRITE_REFUSAL = "UserTask_WriteRefusal";
    public static final String TASK_APPROVE_REFUSAL = "UserTask_ApproveRefusal";

    public static final String FORM_ENTRY = "dsar-entry";
    public static final String FORM_TRIAGE = "dsar-triage";
    public static final String FORM_IDENTITY = "dsar-identity";
    public static final String FORM_PROVIDE_DATA = "dsar-provide-data";
    public static final String FORM_REVIEW = "dsar-review";
    public static final String FORM_APPROVE = "dsar-approve";
    public static final String FORM_CARRY_OUT = "dsar-carry-out";
    public static final String FORM_REFUSAL = "dsar-refusal";
    public static final String FORM_REFUSAL_APPROVAL = "dsar-refusal-approval";

    /** What the last task decided: an option of its form, such as {@code act} or {@code approve}. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    /** Id of the system being asked; local to one turn of the collection. */
    public static final Variable<String> SYSTEM = new Variable<>("system", String.class);

    /** Groups that may read the case files of this process. */
    static final Set<String> READERS = Set.of(Groups.PRIVACY_TEAM, Groups.DPO);

    private DsarProcess() {}
}
