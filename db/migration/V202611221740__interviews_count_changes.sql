-- How often an interview was moved or called off, for calendars; and the match and group of practice that it came of. While it is
-- anonymous its seats carry names that tell nobody who sits there.
alter table interview
    add column sequence  int not null default 0,
    add column match_id  uuid,
    add column group_id  uuid,
    add column anonymous boolean not null default false;
create unique index interview_of_match on interview (workspace_id, match_id) where match_id is not null and status <> 'CANCELLED';
