-- Roles and database of a cluster, once, as the server's superuser. The variables owner_password and portal_password are
-- set by who calls it. The public node's role owns nothing: see docs/operations.md, roles of a node.
create role dueprocess login password :'owner_password';
create role portal login password :'portal_password';
create database dueprocess owner dueprocess;
\connect dueprocess
alter default privileges for role dueprocess in schema public
  grant select, insert, update, delete on tables to portal;
