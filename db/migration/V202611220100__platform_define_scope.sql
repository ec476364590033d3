-- Whose rows a transaction may touch; told by the application at the start of each one, read by every policy.
create function current_workspace() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.workspace', true), '')::uuid $$;

create function current_account() returns uuid
    language sql stable parallel safe
    as $$ select nullif(current_setting('app.account', true), '')::uuid $$;
