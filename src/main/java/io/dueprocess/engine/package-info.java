/**
 * The Camunda engine: configuration, deployment names, history, clocks, the form gateway, task rules, retention. Process
 * modules plug in through {@link io.dueprocess.engine.ProcessModule}.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casefile", "deadline", "node"})
package io.dueprocess.engine;
