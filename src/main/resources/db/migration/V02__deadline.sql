-- The statutory due dates of cases. No personal data: ids, dates and how they were computed.
create table dp_deadline (
    case_id         varchar(36)              not null,
    clock           varchar(40)              not null,
    trigger_at      timestamp with time zone not null,
    nominal         date                     not null,
    due             date                     not null,
    expires_at      timestamp with time zone not null,
    explanation     varchar(1000)            not null,
    explanation_da  varchar(1000)            not null,
    unsuspended_due date                     not null,
    paused_since    timestamp with time zone,
    paused_days     integer                  not null,
    extension       integer                  not null,
    state           varchar(16)              not null,
    closed_at       timestamp with time zone,
    constraint dp_deadline_once unique (case_id, clock)
);
