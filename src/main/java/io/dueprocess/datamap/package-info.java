/**
 * The data map: which systems hold personal data, for what purpose, on what legal basis, for how long and who receives it
 * (GDPR Art. 30(1)); and the connectors that find, correct, mark and erase one person's rows in them (Art. 15-18, 21). The only user of foreign
 * databases and interfaces.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"language", "casefile", "node"})
package io.dueprocess.datamap;
