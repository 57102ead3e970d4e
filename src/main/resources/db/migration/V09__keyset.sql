-- Which key of the organisation's keyset wraps what is wrapped in this database, and what is still to be done after a
-- shredding; see docs/security/encryption.md. One row, which whoever wraps something locks for the transaction.
create table dp_keyset (
  id          integer not null primary key,
  current_key integer,
  turn_due    boolean not null,
  drop_due    boolean not null
);

insert into dp_keyset (id, current_key, turn_due, drop_due) values (1, null, false, false);

-- Earlier shreddings want a fresh key too.
update dp_keyset set turn_due = true where exists (select 1 from dp_case where shredded_at is not null);
