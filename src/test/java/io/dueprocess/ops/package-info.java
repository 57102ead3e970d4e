/** Files of operators: what they promise, and that they fit one another. */
package io.dueprocess.ops;
