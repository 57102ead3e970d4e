/** One small class per service task of {@code dsar-handling}; each calls one service of the module. */
package io.dueprocess.dsar.delegate;
