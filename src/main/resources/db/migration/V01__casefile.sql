-- The case file. Content columns are ciphertext under the case's data key; see docs/security/encryption.md.
create table dp_case (
  id           varchar(36)  not null primary key,
  reference    varchar(16)  not null unique,
  process_key  varchar(64)  not null,
  wrapped_key  bytea,
  opened_at    timestamp with time zone not null,
  closed_at    timestamp with time zone,
  retain_until date,
  held         boolean      not null,
  shredded_at  timestamp with time zone
);

create index dp_case_retention on dp_case (retain_until);

create table dp_case_reader (
  case_id  varchar(36) not null references dp_case (id),
  group_id varchar(64) not null,
  primary key (case_id, group_id)
);

create index dp_case_reader_group on dp_case_reader (group_id);

create table dp_case_entry (
  case_id    varchar(36)  not null references dp_case (id),
  kind       varchar(64)  not null,
  entry_key  varchar(255) not null,
  seq        bigint       not null,
  author     varchar(255) not null,
  written_at timestamp with time zone not null,
  content    bytea        not null,
  primary key (case_id, kind, entry_key)
);

create table dp_attachment (
  id         varchar(36)  not null primary key,
  case_id    varchar(36)  not null references dp_case (id),
  kind       varchar(64)  not null,
  seq        bigint       not null,
  author     varchar(255) not null,
  written_at timestamp with time zone not null,
  size_bytes bigint       not null,
  label      bytea        not null
);

create index dp_attachment_case on dp_attachment (case_id);

create table dp_attachment_chunk (
  attachment_id varchar(36) not null references dp_attachment (id),
  position      integer     not null,
  content       bytea       not null,
  primary key (attachment_id, position)
);

create table dp_audit (
  chain     varchar(36)  not null,
  seq       bigint       not null,
  at        timestamp with time zone not null,
  actor     varchar(255) not null,
  action    varchar(32)  not null,
  detail    varchar(200) not null,
  prev_hash varchar(64)  not null,
  hash      varchar(64)  not null,
  primary key (chain, seq)
);

create table dp_audit_head (
  chain varchar(36) not null primary key,
  seq   bigint      not null,
  hash  varchar(64) not null,
  mac   varchar(64) not null
);
