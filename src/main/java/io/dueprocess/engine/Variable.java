package io.dueprocess.engine;

import org.camunda.bpm.engine.delegate.VariableScope;

/** A process variable, its name and type declared once. Holds references, flags, dates and enum names only. */
public record Variable<T>(String name, Class<T> type) {

    /** The value, or null when it is not set. */
    public T from(VariableScope scope) {
        return type.cast(scope.getVariable(name));
    }

    public void on(VariableScope scope, T value) {
        scope.setVariable(name, value);
    }
}
