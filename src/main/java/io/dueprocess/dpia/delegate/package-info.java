/** The service tasks of {@code dpia-approval}. */
package io.dueprocess.dpia.delegate;
