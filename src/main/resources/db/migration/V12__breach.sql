-- Facts of personal data breaches: codes, figures, dates, user ids; never content. Gone when the case is shredded.
-- The four instants keep the offset with which they were told (ISO 8601).
create table dp_breach (
  case_id           varchar(36)  not null primary key,
  submission_key    varchar(200) not null,
  channel           varchar(10)  not null,
  role              varchar(12)  not null,
  drill             varchar(20),
  occurred_at       varchar(40),
  detected_at       varchar(40),
  processor_told_at varchar(40),
  aware_at          varchar(40)  not null,
  cause             varchar(20),
  subjects          integer,
  score             numeric(4, 2),
  severity          varchar(10),
  assessed_by       varchar(64),
  decided_by        varchar(64),
  prepared_by       varchar(64),
  letter_by         varchar(64),
  duty              varchar(12),
  telling           varchar(10),
  notified_at       timestamp with time zone,
  complete_at       timestamp with time zone,
  told_at           timestamp with time zone,
  follow_up_due     timestamp with time zone,
  closed_at         timestamp with time zone,
  constraint dp_breach_submission unique (submission_key)
);

-- The batches in which the people concerned are written to: how many people, and when their letters went to the outbox.
create table dp_breach_batch (
  case_id    varchar(36) not null,
  batch      integer     not null,
  people     integer     not null,
  written_at timestamp with time zone,
  primary key (case_id, batch)
);
