package io.dueprocess.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.dueprocess.bench.NoWork;
import io.dueprocess.support.Counted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A case that begins asks once for the definitions of its jobs, however many clocks it has, and gets all of them. */
class ClocksAtOnceTest {

    private static final String JOB_DEFINITIONS = "ACT_RU_JOBDEF";

    @ParameterizedTest
    @ValueSource(strings = {"dsar-handling", "breach-notification", "whistleblower-intake"})
    void oneQuestionForAllClocks(String process) throws Exception {
        Begun without = begin(process, List.of());
        Begun with = begin(process, List.of(new ClocksAtOnce()));
        assertThat(with.jobs()).isEqualTo(without.jobs());
        assertThat(without.questions()).isEqualTo(without.jobs());
        assertThat(with.questions()).isEqualTo(1);
    }

    private record Begun(long jobs, long questions) {}

    private static Begun begin(String process, List<BpmnParseListener> listeners) throws Exception {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
        Counted counted = new Counted(database);
        StandaloneInMemProcessEngineConfiguration configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName("clocks-" + UUID.randomUUID());
        configuration.setDataSource(counted);
        configuration.setBeans(NoWork.everywhere());
        configuration.setCustomPreBPMNParseListeners(listeners);
        configuration.setGeneralResourceWhitelistPattern("[a-zA-Z0-9_-]+");
        ProcessEngine engine = configuration.buildProcessEngine();
        try {
            engine.getRepositoryService()
                    .createDeployment()
                    .addString(process + ".bpmn", model(process))
                    .deploy();
            start(engine, process);
            long before = engine.getManagementService().createJobQuery().count();
            Counted.Count count = counted.during(() -> start(engine, process));
            return new Begun(
                    engine.getManagementService().createJobQuery().count() - before,
                    count.statements().stream()
                            .filter(sql -> sql.contains(JOB_DEFINITIONS))
                            .count());
        } finally {
            engine.close();
        }
    }

    /** Decisions are looked for when they are asked, which no case does that has just begun. */
    private static String model(String process) throws IOException {
        return Files.readString(Path.of("processes", process + ".bpmn"));
    }

    private static void start(ProcessEngine engine, String process) {
        engine.getRuntimeService()
                .createMessageCorrelation(message(process))
                .processInstanceBusinessKey(UUID.randomUUID().toString())
                .setVariable("decision", "submitted")
                .correlateStartMessage();
    }

    private static String message(String process) {
        return switch (process) {
            case "dsar-handling" -> "dsar.requestReceived";
            case "breach-notification" -> "breach.reported";
            default -> "whistleblower.reportSubmitted";
        };
    }
}
