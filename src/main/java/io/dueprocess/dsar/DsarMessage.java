package io.dueprocess.dsar;

/** A message in the case file (kind {@link #KIND}). */
public record DsarMessage(boolean fromPerson, String text) {

    public static final String KIND = "message";
}
