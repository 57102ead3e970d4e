-- The suppression ledger: what was erased or stopped, as keyed hashes. Outlives every case file: backups do too.
create table dp_suppression (
  entry_hash varchar(64) not null primary key,
  kind       varchar(10) not null,
  system_id  varchar(40),
  table_name varchar(100),
  at         timestamp with time zone not null
);

-- Rows of systems of record that nobody may erase, as keyed hashes, and in which case that was decided.
create table dp_hold (
  row_hash varchar(64) not null,
  cause    varchar(36) not null,
  basis    varchar(60) not null,
  until    date,
  set_by   varchar(64) not null,
  set_at   timestamp with time zone not null,
  primary key (row_hash, cause)
);

create index dp_hold_cause on dp_hold (cause);

-- What is erased on its date: which case file says which rows.
create table dp_erase_later (
  schedule_key varchar(100) not null,
  due_on       date        not null,
  case_id      varchar(36) not null,
  primary key (schedule_key, due_on)
);

-- What is known of a rule of the data map: by which wording it was approved (a changed rule is asked for again), which case
-- carries it out now, and until when nobody is asked again.
create table dp_retention_rule (
  rule_id     varchar(60) not null primary key,
  rule_hash   varchar(64),
  approved_by varchar(64),
  approved_at timestamp with time zone,
  not_before  date
);

-- Which rule a run carries out.
create table dp_retention_run (
  case_id varchar(36) not null primary key,
  rule_id varchar(60) not null
);

create index dp_retention_run_rule on dp_retention_run (rule_id);
