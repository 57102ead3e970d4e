package io.dueprocess.support;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * An impact assessment put to the authority and approved on a condition, with a mark in every field of free text but the name
 * of the processing, of which its id is made.
 */
public final class MarkedDpia {

    private static final int[] MAXIMUM = {4, 4};
    private static final int[] HIGH = {3, 3};

    private final Marks marks;
    private final StaffClient bo;
    private final StaffClient dan;
    private final StaffClient max;
    private final StaffClient petra;
    private final StaffClient lea;

    public MarkedDpia(RunningApp app, Marks marks) {
        this.marks = marks;
        this.bo = new StaffClient(app, "bo");
        this.dan = new StaffClient(app, "dan");
        this.max = new StaffClient(app, "max");
        this.petra = new StaffClient(app, "petra");
        this.lea = new StaffClient(app, "lea");
    }

    /** Answers the case's id. */
    public String decided() {
        String caseId = enter();
        assess(caseId);
        advise(caseId);
        consult(caseId);
        decide(caseId);
        bo.done("POST", "/api/v1/dpia/" + caseId + "/processing/changed", Map.of("reason", text("changed")));
        return caseId;
    }

    private String text(String field) {
        return "Something " + marks.of("dpia-" + field) + " as typed.";
    }

    private String enter() {
        return bo.done(
                        "POST",
                        "/engine-rest/process-definition/key/dpia-approval/submit-form",
                        StaffClient.variables(
                                Map.of("processing", "Cameras at the gate", "purposes", text("purposes"))))
                .get("businessKey")
                .asText();
    }

    private void assess(String caseId) {
        Map<String, Object> screening = DpiaAnswers.screening("largeScale", "vulnerable");
        screening.put("reasons", text("screening"));
        bo.complete(caseId, "UserTask_Screen", screening);
        bo.awaitTask(caseId, "UserTask_Assess");
        DpiaAnswers.write(bo, caseId, MAXIMUM, HIGH);
        String assessment = "/api/v1/dpia/" + caseId + "/assessment";
        bo.done("PUT", assessment + "/items/answer.interest", Map.of("version", 0, "value", text("answer")));
        bo.done(
                "POST",
                assessment + "/measures",
                Map.of(
                        "value",
                        Map.of(
                                "title", text("measure"),
                                "description", text("measure-text"),
                                "owner", text("owner"),
                                "inPlace", true)));
        bo.complete(caseId, "UserTask_Assess", Map.of("note", text("note")));
        bo.complete(
                caseId, "UserTask_SeekViews", Map.of("sought", "yes", "views", text("views"), "taken", text("taken")));
    }

    private void advise(String caseId) {
        Map<String, Object> advice = new HashMap<>(DpiaAnswers.advice("conditions"));
        for (String field :
                new String[] {"question", "documents", "method", "measures", "residualView", "recommendation"}) {
            advice.put(field, text("advice-" + field));
        }
        dan.complete(caseId, "UserTask_Advise", advice);
        petra.complete(
                caseId,
                "UserTask_AnswerAdvice",
                Map.of("followed", "partly", "reasons", text("not-followed"), "decision", "proceed"));
    }

    private void consult(String caseId) {
        String today = LocalDate.now().toString();
        max.complete(caseId, "UserTask_DecideHighRisk", Map.of("decision", "consult", "comment", text("consult")));
        petra.complete(
                caseId,
                "UserTask_FileConsultation",
                Map.of("receivedOn", today, "reference", marks.of("dpia-reference"), "how", text("how")));
        petra.awaitTask(caseId, "UserTask_RecordAnswer");
        String consultation = "/api/v1/dpia/" + caseId + "/consultation";
        petra.done("POST", consultation + "/extension", Map.of("toldOn", today, "reason", text("extension")));
        petra.done("POST", consultation + "/questions", Map.of("askedOn", today, "text", text("asked")));
        petra.done("POST", consultation + "/information", Map.of("providedOn", today, "text", text("provided")));
        petra.complete(
                caseId,
                "UserTask_RecordAnswer",
                Map.of("answer", "ADVICE", "answeredOn", today, "text", text("answered")));
    }

    private void decide(String caseId) {
        Map<String, Object> decision = new HashMap<>();
        decision.put("decision", "conditions");
        decision.put("review", "12");
        decision.put("condition1", text("condition"));
        decision.put("conditionOwner1", "legal");
        decision.put("conditionDue1", LocalDate.now().plusDays(30).toString());
        decision.put("comment", text("decision"));
        max.complete(caseId, "UserTask_Decide", decision);
        lea.complete(caseId, "UserTask_FulfilCondition", Map.of("done", text("done")));
    }
}
