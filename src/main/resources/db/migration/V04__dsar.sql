-- Facts of data subject requests. Nothing here says who the person is or what they wrote: that lies in the case file.
create table dp_dsar_request (
  case_id             varchar(36)  not null primary key,
  submission_key      varchar(100) not null unique,
  language            varchar(5)   not null,
  received_at         timestamp with time zone not null,
  access_code_hash    varchar(64),
  mail_token_hash     varchar(64)  unique,
  mail_token_expires  timestamp with time zone,
  mail_confirmed_at   timestamp with time zone,
  records_match       varchar(10)  not null,
  identity_asked_at   timestamp with time zone,
  identity_proof_at   timestamp with time zone,
  identity_checked_at timestamp with time zone,
  reviewed_by         varchar(255),
  refusal_by          varchar(255),
  outcome             varchar(10),
  answered_at         timestamp with time zone,
  answer_until        timestamp with time zone
);

create table dp_dsar_collection (
  case_id   varchar(36) not null,
  system_id varchar(64) not null,
  attempts  integer     not null,
  done      boolean     not null,
  primary key (case_id, system_id)
);
