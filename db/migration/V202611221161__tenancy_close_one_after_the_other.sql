-- Owners and operators who close their accounts at the same moment do it one after the other, and after who changes roles.
create function account_takes_its_turn() returns void
    language plpgsql security definer set search_path from current
    as $$
declare
    workspace_before text := current_setting('app.workspace', true);
    owned uuid;
begin
    perform id from account where operator order by id for update;
    for owned in select m.workspace_id from member m
            where m.account_id = current_account() and m.role = 'OWNER' order by m.workspace_id loop
        perform set_config('app.workspace', owned::text, true);
        perform account_id from member where workspace_id = owned and role = 'OWNER' order by account_id for update;
    end loop;
    perform set_config('app.workspace', coalesce(workspace_before, ''), true);
end
$$;

do $$
begin
    execute format('alter function account_takes_its_turn() set search_path = %I, pg_temp', current_schema());
end
$$;
