-- Whether whoever left the seat was told so: only they are told when they are back. Of seats of before it is taken that they were.
alter table seat add column told_out boolean not null default true;
alter table seat alter column told_out set default false;
