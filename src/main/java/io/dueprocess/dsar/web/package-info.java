/** The person's pages under {@code /requests}, and the case desk's JSON for this process. */
package io.dueprocess.dsar.web;
