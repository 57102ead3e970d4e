-- Who was told that data were corrected, erased or restricted (Art. 19). Only ids of the data map's recipients; what they
-- answered in words lies in the case file.
create table dp_dsar_recipient (
  case_id      varchar(36) not null,
  recipient_id varchar(64) not null,
  acts         varchar(60) not null,
  noted_at     timestamp with time zone not null,
  told_at      timestamp with time zone,
  told_by      varchar(255),
  answer       varchar(12),
  answered_at  timestamp with time zone,
  primary key (case_id, recipient_id)
);

-- Keyed hash of the address of the person concerned: finds earlier requests of the same person (Art. 12(5)), and says to
-- nobody whose they are. Null for requests that came in before it was kept.
alter table dp_dsar_request add column person_hash varchar(64);
create index dp_dsar_request_person on dp_dsar_request (person_hash);
