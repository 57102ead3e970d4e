package io.dueprocess.sla;

/** What is counted. A label and a span mean what is said here; else they are empty and 0. */
enum Measure {
    /** Cases that are not closed; at the day on which they were opened. */
    OPEN,
    /** Cases; at the month in which they were opened. */
    RECEIVED,
    /** Closed cases; at the month of closing; span: whole days from opening. */
    CLOSED,
    /** Duties to be done whose clock runs; label: the clock; at the first instant that is too late, to the minute. */
    DUE,
    /** Duties whose clock rests; label: the clock; at the month in which it was triggered. */
    PAUSED,
    /** Duties, whatever became of them, unless they fell away; label: the clock; at the month of the trigger. */
    STARTED,
    /** Those of them whose date was extended. */
    EXTENDED,
    /** Duties done in time; label: the clock; at the month in which they were; span: days, or hours of a clock in hours. */
    MET,
    /** Duties done late; the same. */
    LATE,
    /** Open tasks; label: the task's element id; at the day on which they began. */
    WAITING,
    /** Open tasks with a due date; label: the element id; at that date, to the hour. */
    TASK_DUE,
    /** Completed tasks; label: the element id; at the month of completion; span: hours from their beginning. Never counted anew. */
    DONE
}
