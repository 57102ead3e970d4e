-- Facts of impact assessments: codes, dates, user ids; never content. Gone when the case is shredded.
create table dp_dpia (
  case_id       varchar(36) not null primary key,
  activity      varchar(60) not null,
  version       integer     not null,
  previous      varchar(36),
  cause         varchar(12) not null,
  started_by    varchar(64) not null,
  go_live       date,
  screening     varchar(12),
  screened_by   varchar(64),
  inherent      varchar(10),
  residual      varchar(10),
  advised_by    varchar(64),
  outcome       varchar(12),
  decided_by    varchar(64),
  decided_at    timestamp with time zone,
  map_hash      varchar(64),
  filed_at      timestamp with time zone,
  answer        varchar(12),
  answered_at   timestamp with time zone,
  review_on     date,
  returns       integer     not null,
  superseded_at timestamp with time zone,
  ended_at      timestamp with time zone,
  closed_at     timestamp with time zone,
  constraint dp_dpia_version unique (activity, version)
);

-- Conditions of an approval: who owes them until when. Their words are in the case file.
create table dp_dpia_condition (
  case_id        varchar(36) not null,
  number         integer     not null,
  owner_group    varchar(64) not null,
  due_on         date        not null,
  before_go_live boolean     not null,
  done_at        timestamp with time zone,
  done_by        varchar(64),
  primary key (case_id, number)
);

-- Whether authors may write in the assessment now.
create table dp_dpia_assessment (
  case_id  varchar(36) not null primary key,
  editable boolean     not null
);

-- One row per answer, risk and measure: how often it was changed, so that nobody overwrites what he has not seen.
create table dp_dpia_item (
  case_id    varchar(36) not null,
  item       varchar(60) not null,
  version    integer     not null,
  changed_by varchar(64) not null,
  changed_at timestamp with time zone not null,
  primary key (case_id, item)
);

create table dp_dpia_author (
  case_id varchar(36) not null,
  user_id varchar(64) not null,
  primary key (case_id, user_id)
);
