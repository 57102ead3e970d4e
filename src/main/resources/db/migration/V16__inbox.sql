-- Mails that were taken out of the mailbox: that they were, and what became of them. Keyed hashes; nothing of their content.
-- The sender's is there for the days in which replies are counted.
create table dp_inbox (
  message_hash varchar(64) not null primary key,
  content_hash varchar(64) not null,
  sender_hash  varchar(64),
  outcome      varchar(10) not null,
  left_out     boolean     not null,
  answered     boolean     not null,
  taken_at     timestamp with time zone not null,
  case_id      varchar(36)
);

create index dp_inbox_sender on dp_inbox (sender_hash, taken_at);
create index dp_inbox_case on dp_inbox (case_id);

-- How often a mail could not be taken; the key tells its place in the mailbox.
create table dp_inbox_failure (
  place_hash varchar(64) not null primary key,
  failures   integer     not null,
  last_at    timestamp with time zone not null
);

-- A reply names the mail that it answers.
create index dp_mail_message on dp_mail (message_id);

-- Whose turn it is to look into the mailbox: one node at a time.
create table dp_inbox_turn (
  id     integer not null primary key,
  holder varchar(36),
  ends   timestamp with time zone not null
);

insert into dp_inbox_turn (id, ends) values (1, timestamp with time zone '1970-01-01 00:00:00+00');
