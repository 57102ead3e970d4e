/**
 * The documents of an impact assessment: what stands in them and how it is laid out. Knows assessments, not the process around
 * them.
 */
package io.dueprocess.dpia.paper;
