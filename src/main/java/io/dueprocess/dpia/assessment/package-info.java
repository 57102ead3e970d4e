/**
 * What an impact assessment holds (GDPR Art. 35(7)): answers, risks to people, measures, and their versions. Knows nothing of
 * the process around it.
 */
package io.dueprocess.dpia.assessment;
