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
    public static final String ERROR_TRANSFER_FAILED = "dsar.transferFailed";

    public static final String TASK_TRIAGE = "UserTask_TriageRequest";
    public static final String TASK_CHECK_IDENTITY = "UserTask_CheckIdentity";
    public static final String TASK_PROVIDE_DATA = "UserTask_ProvideData";
    public static final String TASK_REVIEW = "UserTask_ReviewItems";
    public static final String TASK_APPROVE_ANSWER = "UserTask_ApproveAnswer";
    public static final String TASK_CARRY_OUT_RIGHT = "UserTask_CarryOutRight";
    public static final String TASK_STOP_BY_HAND = "UserTask_StopByHand";
    public static final String TASK_ASSESS_RECTIFICATION = "UserTask_AssessRectification";
    public static final String TASK_RECTIFY_BY_HAND = "UserTask_RectifyByHand";
    public static final String TASK_DECIDE_ERASURE = "UserTask_DecideErasure";
    public static final String TASK_ERASE_BY_HAND = "UserTask_EraseByHand";
    public static final String TASK_LOOK_AT_REST = "UserTask_LookAtRest";
    public static final String TASK_ASSESS_RESTRICTION = "UserTask_AssessRestriction";
    public static final String TASK_RESTRICT_BY_HAND = "UserTask_RestrictByHand";
    public static final String TASK_WEIGH_OBJECTION = "UserTask_WeighObjection";
    public static final String TASK_STOP_OBJECTED_BY_HAND = "UserTask_StopObjectedByHand";
    public static final String TASK_APPROVE_OUTCOME = "UserTask_ApproveOutcome";
    public static final String TASK_TRANSFER_BY_HAND = "UserTask_TransferByHand";
    public static final String TASK_TELL_RECIPIENT = "UserTask_TellRecipient";
    public static final String TASK_REVIEW_RESTRICTION = "UserTask_ReviewRestriction";
    public static final String TASK_LIFT_BY_HAND = "UserTask_LiftByHand";
    public static final String TASK_WRITE_REFUSAL = "UserTask_WriteRefusal";
    public static final String TASK_APPROVE_REFUSAL = "UserTask_ApproveRefusal";

    public static final String FORM_ENTRY = "dsar-entry";
    public static final String FORM_TRIAGE = "dsar-triage";
    public static final String FORM_IDENTITY = "dsar-identity";
    public static final String FORM_PROVIDE_DATA = "dsar-provide-data";
    public static final String FORM_REVIEW = "dsar-review";
    public static final String FORM_APPROVE = "dsar-approve";
    public static final String FORM_CARRY_OUT = "dsar-carry-out";
    public static final String FORM_STOP_BY_HAND = "dsar-stop-by-hand";
    public static final String FORM_RECTIFICATION = "dsar-rectification";
    public static final String FORM_RECTIFY_BY_HAND = "dsar-rectify-by-hand";
    public static final String FORM_ERASURE = "dsar-erasure";
    public static final String FORM_ERASE_BY_HAND = "dsar-erase-by-hand";
    public static final String FORM_REST = "dsar-rest";
    public static final String FORM_RESTRICTION = "dsar-restriction";
    public static final String FORM_RESTRICT_BY_HAND = "dsar-restrict-by-hand";
    public static final String FORM_OBJECTION = "dsar-objection";
    public static final String FORM_OUTCOME_APPROVAL = "dsar-outcome-approval";
    public static final String FORM_TRANSFER_BY_HAND = "dsar-transfer-by-hand";
    public static final String FORM_RECIPIENT = "dsar-recipient";
    public static final String FORM_RESTRICTION_REVIEW = "dsar-restriction-review";
    public static final String FORM_LIFT_BY_HAND = "dsar-lift-by-hand";
    public static final String FORM_REFUSAL = "dsar-refusal";
    public static final String FORM_REFUSAL_APPROVAL = "dsar-refusal-approval";

    /** What the last task decided: an option of its form, such as {@code act} or {@code approve}. */
    public static final Variable<String> DECISION = new Variable<>("decision", String.class);

    /** Id of the system being asked or changed; local to one turn of a sub-process. */
    public static final Variable<String> SYSTEM = new Variable<>("system", String.class);

    /** Id of the recipient being told; local to one turn. */
    public static final Variable<String> RECIPIENT = new Variable<>("recipient", String.class);

    /** Groups that may read the case files of this process. */
    static final Set<String> READERS = Set.of(Groups.PRIVACY_TEAM, Groups.DPO);

    private DsarProcess() {}
}
