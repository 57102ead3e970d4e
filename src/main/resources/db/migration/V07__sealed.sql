-- The sealed level: cases whose data key only handlers and the reporter can unwrap; see docs/security/encryption.md.
-- Days where other tables have times: nothing here says when somebody reported.
alter table dp_case add column sealed boolean default false not null;

create table dp_handler_key (
  user_id      varchar(255) not null primary key,
  public_key   bytea        not null,
  private_key  bytea        not null,
  salt         bytea        not null,
  memory_kib   integer      not null,
  passes       integer      not null,
  set_on       date         not null,
  confirmed_by varchar(255),
  mac          varchar(64)  not null
);

create table dp_case_grant (
  case_id     varchar(36)  not null references dp_case (id),
  user_id     varchar(255) not null,
  wrapped_key bytea        not null,
  primary key (case_id, user_id)
);

create index dp_case_grant_user on dp_case_grant (user_id);

create table dp_receipt (
  case_id      varchar(36) not null primary key references dp_case (id),
  locator_hash varchar(64) not null unique,
  salt         bytea       not null,
  memory_kib   integer     not null,
  passes       integer     not null,
  wrapped_key  bytea       not null
);

-- Contact details of a reporter: readable by one handler once another has opened his layer of the share.
create table dp_identity (
  case_id varchar(36) not null primary key references dp_case (id),
  content bytea       not null
);

create table dp_identity_share (
  case_id   varchar(36)  not null references dp_case (id),
  reader    varchar(255) not null,
  custodian varchar(255) not null,
  share     bytea        not null,
  primary key (case_id, reader, custodian)
);

-- Uploads under way: their chunks are written before the case they will belong to.
create table dp_upload (
  attachment_id varchar(36) not null primary key,
  started_on    date        not null
);

create index dp_upload_day on dp_upload (started_on);

create table dp_chunk (
  attachment_id varchar(36) not null,
  position      integer     not null,
  content       bytea       not null,
  primary key (attachment_id, position)
);

insert into dp_chunk (attachment_id, position, content)
  select attachment_id, position, content from dp_attachment_chunk;
drop table dp_attachment_chunk;
alter table dp_chunk rename to dp_attachment_chunk;

-- Room for a row of a sealed case's chain: what it says is encrypted.
alter table dp_audit alter column detail set data type varchar(800);
