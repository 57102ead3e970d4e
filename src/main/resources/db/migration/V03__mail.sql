-- Outgoing mail. The payload (recipient, subject, text) is encrypted under the case's key and deleted once sent.
create table dp_mail (
    id              varchar(36)              not null primary key,
    case_id         varchar(36)              not null,
    mail_key        varchar(200)             not null,
    template        varchar(100)             not null,
    state           varchar(10)              not null,
    attempts        integer                  not null,
    created_at      timestamp with time zone not null,
    next_attempt_at timestamp with time zone not null,
    sent_at         timestamp with time zone,
    message_id      varchar(300)             not null,
    payload         bytea,
    constraint dp_mail_once unique (case_id, mail_key)
);

create index dp_mail_due on dp_mail (state, next_attempt_at);
