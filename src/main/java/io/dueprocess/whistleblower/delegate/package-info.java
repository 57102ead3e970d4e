/** One small class per service task of {@code whistleblower-intake}; each calls one service of the module, none has a key. */
package io.dueprocess.whistleblower.delegate;
