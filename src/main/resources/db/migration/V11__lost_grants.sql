-- Sealed cases whose key a handler lost with an earlier passphrase: for a colleague to give back.
create table dp_case_grant_lost (
  case_id varchar(36)  not null references dp_case (id),
  user_id varchar(255) not null,
  primary key (case_id, user_id)
);
