-- The figures of the SLA board: how many cases, duties and tasks are in which state, and how long those that are done took.
-- Sums: no id of anything, no time finer than a minute, of sealed cases none finer than a day.
create table dp_sla_count (
  process_key varchar(64) not null,
  measure     varchar(16) not null,
  label       varchar(64) not null,
  moment      timestamp with time zone not null,
  span        integer     not null,
  settled     boolean     not null,
  amount      bigint      not null,
  primary key (process_key, measure, label, moment, span, settled)
);

-- Changes that are not yet added up. The transaction that changes a case adds rows, so that none waits for another.
create table dp_sla_change (
  process_key varchar(64) not null,
  measure     varchar(16) not null,
  label       varchar(64) not null,
  moment      timestamp with time zone not null,
  span        integer     not null,
  settled     boolean     not null,
  amount      integer     not null
);

insert into dp_lock (name) values ('sla');

-- For the cases behind a number.
create index dp_deadline_next on dp_deadline (clock, state, expires_at);
create index dp_case_opened on dp_case (process_key, opened_at);

-- Evidence: when a timer of a case was due and when it fired. Gone when the case is shredded.
create table dp_timer_fired (
  case_id varchar(36)  not null,
  element varchar(255) not null,
  due     timestamp with time zone not null,
  fired   timestamp with time zone not null
);

create index dp_timer_fired_case on dp_timer_fired (case_id);
