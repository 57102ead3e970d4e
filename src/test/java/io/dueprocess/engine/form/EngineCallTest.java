package io.dueprocess.engine.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class EngineCallTest {

    private static final String[] ROOTS = {
        "/camunda/api/engine/engine/default", "/engine-rest", "/engine-rest/engine/default"
    };

    @ParameterizedTest
    @CsvSource({
        "POST, /task/t1/submit-form, SUBMIT_TASK, t1",
        "POST, /task/t1/complete, SUBMIT_TASK, t1",
        "POST, /task/t1/complete/, SUBMIT_TASK, t1",
        "POST, /task/t1/%63omplete, SUBMIT_TASK, t1",
        "POST, /task/t1/submit%2Dform, SUBMIT_TASK, t1",
        "POST, /task/t1;a=b/complete;c=d, SUBMIT_TASK, t1",
        "POST, //task//t1//complete, SUBMIT_TASK, t1",
        "POST, /task/t1/claim, ASSIGN_TASK, t1",
        "POST, /task/t1/assignee, ASSIGN_TASK, t1",
        "GET, /task/t1/form-variables, SHOW_TASK, t1",
        "POST, /process-definition/key/test-handling/submit-form, SUBMIT_START, test-handling",
        "POST, /process-definition/p1/submit-form, SUBMIT_START, p1"
    })
    void knowsTheWaysThroughForms(String method, String path, EngineCall.Kind kind, String id) {
        for (String root : ROOTS) {
            assertThat(call(method, root + path)).as(root).hasValue(new EngineCall(kind, id));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /process-definition/key/test-handling/start",
        "POST, /process-definition/p1/start/",
        "POST, /process-definition/key/test-handling/tenant-id/x/submit-form",
        "POST, /process-definition/p1/restart",
        "POST, /process-definition/p1/restart-async",
        "POST, /task/create",
        "POST, /task/t1/resolve",
        "POST, /task/t1/delegate",
        "POST, /task/t1/bpmnError",
        "POST, /task/t1/bpmnEscalation",
        "POST, /task/t1/comment/create",
        "POST, /task/t1/attachment/create",
        "POST, /task/t1/identity-links",
        "GET, /task/t1/variables",
        "GET, /task/t1/localVariables/decision",
        "GET, /task/t1/variables/decision/data",
        "PUT, /task/t1/variables/decision",
        "PUT, /task/t1/variables/decision/",
        "POST, /task/t1/variables",
        "DELETE, /task/t1/localVariables/decision",
        "POST, /task/t1/variables/decision/data",
        "PUT, /task/t1/%76ariables/decision",
        "PATCH, /process-instance/i1/variables",
        "POST, /process-instance/variables-async",
        "POST, /process-instance/message-async",
        "PUT, /execution/e1/localVariables/decision",
        "POST, /execution/e1/signal",
        "POST, /execution/e1/messageSubscriptions/m/trigger",
        "PUT, /case-execution/c1/variables/x",
        "POST, /external-task/x1/complete",
        "POST, /message",
        "POST, /signal",
        "POST, /condition",
        "POST, /modification/execute",
        "PUT, /task/t1",
        "DELETE, /task/t1",
        "POST, /process-instance/i1/modification",
        "POST, /process-instance/i1/modification-async",
        "POST, /process-instance/delete",
        "POST, /process-instance/delete-historic-query-based",
        "DELETE, /process-instance/i1",
        "DELETE, /process-definition/p1",
        "POST, /migration/execute",
        "POST, /history/process-instance/delete",
        "DELETE, /history/process-instance/i1",
        "POST, /history/process-instance/set-removal-time",
        "POST, /identity/verify",
        "PUT, /incident/i1/annotation",
        "POST, /history/cleanup",
        "POST, /job/j1/execute",
        "POST, /deployment/create",
        "POST, /deployment/d1/redeploy",
        "DELETE, /deployment/d1",
        "POST, /filter/create",
        "PUT, /filter/f1",
        "DELETE, /filter/f1"
    })
    void closesTheWaysAroundThem(String method, String path) {
        for (String root : ROOTS) {
            assertThat(call(method, root + path).map(EngineCall::kind)).as(root).hasValue(EngineCall.Kind.FORBIDDEN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /task",
        "POST, /task/t1/unclaim",
        "GET, /task/t1",
        "GET, /task/t1/deployed-form",
        "GET, /task/t1/comment",
        "POST, /identity/password-policy",
        "GET, /deployment",
        "GET, /process-definition/key/test-handling/form-variables"
    })
    void leavesTheRestToTheEngine(String method, String path) {
        for (String root : ROOTS) {
            assertThat(call(method, root + path)).as(root).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /user/create, user/create",
        "PUT, /user/bo/credentials, user/bo/credentials",
        "PUT, /group/camunda-admin/members/bo, group/camunda-admin/members/bo",
        "DELETE, /authorization/a1, authorization/a1",
        "PUT, /job/j1/retries, job/j1/retries",
        "PUT, /job/j1/duedate, job/j1/duedate"
    })
    void namesWhatAdministratorsChange(String method, String path, String what) {
        for (String root : ROOTS) {
            assertThat(call(method, root + path)).as(root).hasValue(new EngineCall(EngineCall.Kind.ADMINISTER, what));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task",
                "/task/count",
                "/execution/count",
                "/variable-instance",
                "/history/variable-instance",
                "/process-instance",
                "/history/process-instance/count",
                "/filter/f1/list",
                "/filter/f1/count"
            })
    void looksIntoQuestions(String path) {
        for (String root : ROOTS) {
            assertThat(call("POST", root + path).map(EngineCall::kind)).as(root).hasValue(EngineCall.Kind.ASK);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/engine", "/camunda/api/engine", "/camunda/api/engine/engine"})
    void standsRootsAlone(String path) {
        assertThat(call("POST", path)).isEmpty();
    }

    private static Optional<EngineCall> call(String method, String path) {
        return EngineCall.of(new MockHttpServletRequest(method, path));
    }
}
