package io.dueprocess.dpia.assessment;

import io.dueprocess.desk.ChangedMeanwhile;

/** Somebody else changed the item since it was read; what was sent is not kept, and the page shows both. */
public class ItemChanged extends ChangedMeanwhile {

    private static final long serialVersionUID = 1L;

    private final String item;

    ItemChanged(ItemId item) {
        super("dpia.refused.item-changed");
        this.item = item.toString();
    }

    public String item() {
        return item;
    }
}
