-- One node at a time provisions users, groups and rights.
insert into dp_lock (name) values ('access');
