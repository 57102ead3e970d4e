/**
 * What must not become slow, measured as ratios beside a bare engine in the same run: {@code mvn -Pbench verify}. No tests.
 * {@link io.dueprocess.bench.Setting} says how it can be run in parts and small.
 */
package io.dueprocess.bench;
