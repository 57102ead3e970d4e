/** Pages and API of impact assessments and of the register of processing activities. */
package io.dueprocess.dpia.web;
