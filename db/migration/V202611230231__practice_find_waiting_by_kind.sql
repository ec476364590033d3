-- Whether anybody who waits for a partner fits another is asked each second: by the first of each language, level and part.
create index practice_wait_kinds on practice_wait (workspace_id, language, level, role, since, id) where match_id is null;
