/** Failure tests, {@code mvn -Pchaos verify}: a whole cluster under load while its parts fail, see docs/cluster.md. */
package io.dueprocess.chaos;
