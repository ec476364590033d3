-- How many characters were ever written into the notes: their history is kept for good, so it must have an end.
alter table shared_note add column written bigint not null default 0;
