-- Rows to lock while nodes that start together do what only one of them may do.
create table dp_lock (
  name varchar(32) not null primary key
);

insert into dp_lock (name) values ('filters');
