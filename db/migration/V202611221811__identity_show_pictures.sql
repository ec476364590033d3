-- The picture of a person, beside their name.
alter table account add column picture uuid references file on delete set null;
