/**
 * What this node serves: everything, the public portal alone, or everything but it. The rest of the house asks here and
 * names no role itself.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.node;
