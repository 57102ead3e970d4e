-- Facts of whistleblower reports: enumerations and days, never a time, never content. Gone when the case is shredded.
create table dp_report (
  case_id         varchar(36) not null primary key,
  channel         varchar(10) not null,
  language        varchar(5)  not null,
  anonymous       boolean     not null,
  received_on     date        not null,
  acknowledged_on date,
  scope           varchar(20),
  outcome         varchar(20),
  feedback_on     date,
  more_on         date,
  closed_on       date,
  reopened        integer     not null
);

-- What the public side leaves for the next round to tell the process. Ids are random: rows have no order and no time.
create table dp_report_signal (
  id      varchar(36) not null primary key,
  case_id varchar(36) not null,
  kind    varchar(20) not null
);

create index dp_report_signal_case on dp_report_signal (case_id);

-- The yearly figures, which outlive the cases: how many reports received in that year, and what became of them.
create table dp_report_year (
  received_year integer     not null,
  measure       varchar(30) not null,
  amount        integer     not null,
  primary key (received_year, measure)
);

insert into dp_lock (name) values ('report-year');

-- Mails that say nothing of their case are encrypted without its key, which no job has for a sealed case.
alter table dp_mail add column without_content boolean default false not null;
