package io.dueprocess.bench;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.DefaultJobExecutor;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;

/** Job execution that a bench starts and stops. */
final class JobPools {

    private JobPools() {}

    static JobExecutor of(ProcessEngine engine) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    /** Ours, as application.yaml says. */
    static void likeOurs(ProcessEngineConfigurationImpl configuration) {
        DefaultJobExecutor executor = new DefaultJobExecutor();
        executor.setCorePoolSize(8);
        executor.setMaxPoolSize(8);
        executor.setQueueSize(64);
        executor.setMaxJobsPerAcquisition(32);
        executor.setWaitTimeInMillis(1000);
        executor.setMaxWait(1000);
        executor.setBackoffTimeInMillis(25);
        executor.setMaxBackoff(400);
        configuration.setJobExecutor(executor);
    }
}
