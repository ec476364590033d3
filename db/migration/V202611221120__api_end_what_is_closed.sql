-- What a closed account let apps do ends with it; and when a client that is shut out was last refused, which is put down once an hour.
alter table oauth_client add column refused_at timestamptz;

-- All consents and authorizations of the account in scope; the workspaces they were in. One workspace at a time, as forced
-- row-level security holds for this function too.
create function oauth_end_all_of_account() returns uuid[]
    language plpgsql security definer set search_path from current
    as $$
declare
    workspace_before text := current_setting('app.workspace', true);
    ended uuid[] := array(
        select workspace_id from oauth_consent where account_id = current_account()
        union select workspace_id from oauth_grant where account_id = current_account() and revoked_at is null);
    one uuid;
begin
    foreach one in array ended loop
        perform set_config('app.workspace', one::text, true);
        delete from oauth_consent where workspace_id = one and account_id = current_account();
        update oauth_grant set revoked_at = now(), revoked_for = 'closed'
            where workspace_id = one and account_id = current_account() and revoked_at is null;
    end loop;
    perform set_config('app.workspace', coalesce(workspace_before, ''), true);
    return ended;
end
$$;
