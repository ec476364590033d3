-- What is erased takes along what was still on its way from it or to it.
create or replace function account_erase(of_id uuid) returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    account_before text := current_setting('app.account', true);
    address text := (select email::text from account where id = of_id and closed_at <= now() - interval '7 days' for update);
begin
    if address is null then
        return false;
    end if;
    perform set_config('app.account', of_id::text, true);
    delete from audit_entry where chain = of_id;
    delete from audit_head where chain = of_id;
    perform set_config('app.account', coalesce(account_before, ''), true);
    delete from account where id = of_id;
    delete from outbox_mail where recipient = address;
    delete from delivery where account_id = of_id or payload ->> 'to' = address;
    delete from dead_letter where account_id = of_id or payload ->> 'to' = address;
    return true;
end
$$;

create or replace function workspace_erase() returns timestamptz
    language plpgsql security definer set search_path from current
    as $$
declare
    gone workspace;
begin
    select * into gone from workspace where id = current_workspace() for update;
    if gone.closing_at is null or gone.closing_at > now() - interval '7 days' then
        raise exception 'This workspace is not to be erased';
    end if;
    delete from audit_entry where chain = gone.id;
    delete from audit_head where chain = gone.id;
    delete from delivery where workspace_id = gone.id;
    delete from dead_letter where workspace_id = gone.id;
    delete from scheduled_tasks where not picked and task_name not like 'chore:%'
        and position(convert_to(gone.id::text, 'UTF8') in task_data) > 0;
    delete from workspace where id = gone.id;
    return gone.closing_at;
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['account_erase(uuid)', 'workspace_erase()']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
