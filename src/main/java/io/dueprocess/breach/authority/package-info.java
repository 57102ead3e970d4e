/** The notification to the supervisory authority as such: its fields, what is missing from it, its paper and its data. */
package io.dueprocess.breach.authority;
