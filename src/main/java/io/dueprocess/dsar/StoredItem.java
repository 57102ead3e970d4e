package io.dueprocess.dsar;

import io.dueprocess.datamap.FoundRow;

/** A collected row in the case file (kind {@link #KIND}); its key is opaque: system and number. */
record StoredItem(FoundRow row) {

    static final String KIND = "item";
}
