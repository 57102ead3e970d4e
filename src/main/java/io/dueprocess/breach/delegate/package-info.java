/** One small class per service task of {@code breach-notification}; each calls one service of the module. */
package io.dueprocess.breach.delegate;
