/**
 * The data map: which systems hold personal data, for what purpose, on what legal basis, for how long and who receives it
 * (GDPR Art. 30(1)); and the connectors that find one person's rows in them (Art. 15(1)). The only user of foreign
 * databases.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {})
package io.dueprocess.datamap;
