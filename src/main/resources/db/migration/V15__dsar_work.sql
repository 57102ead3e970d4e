-- What was done for a request in each system of record, and how often it was tried. Nothing about whom.
create table dp_dsar_work (
  case_id   varchar(36) not null,
  kind      varchar(20) not null,
  system_id varchar(64) not null,
  attempts  integer     not null,
  done_at   timestamp with time zone,
  primary key (case_id, kind, system_id)
);
