-- Whether the people of an interview are invited by us; a program that plans one may do that itself.
alter table interview add column invites boolean not null default true;
