-- Who is disabled or closed owns and operates nothing: what counts as the last one is asked alike everywhere.
create or replace function account_closure() returns table (id uuid, name text, alone boolean, stuck boolean)
    language plpgsql security definer set search_path from current
    as $$
declare
    workspace_before text := current_setting('app.workspace', true);
    one record;
begin
    for one in select w.id, w.name from member m join workspace w on w.id = m.workspace_id
            where m.account_id = current_account() and m.role = 'OWNER' and w.closing_at is null order by w.name loop
        perform set_config('app.workspace', one.id::text, true);
        select one.id, one.name, count(*) filter (where not a.robot) = 0,
                count(*) filter (where not a.robot) > 0
                    and count(*) filter (where m.role = 'OWNER' and not a.robot and a.disabled_at is null) = 0
            into id, name, alone, stuck
            from member m join account a on a.id = m.account_id
            where m.workspace_id = one.id and m.account_id <> current_account() and a.closed_at is null;
        return next;
    end loop;
    perform set_config('app.workspace', coalesce(workspace_before, ''), true);
end
$$;

create or replace function owns_alone(of_account uuid) returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    account_before text := current_setting('app.account', true);
    workspace_before text := current_setting('app.workspace', true);
    owned uuid[];
    one uuid;
    alone boolean := false;
begin
    if not is_operator() and of_account is distinct from current_account() then
        return false;
    end if;
    perform set_config('app.account', of_account::text, true);
    select array_agg(m.workspace_id) into owned from member m where m.account_id = of_account and m.role = 'OWNER';
    foreach one in array coalesce(owned, '{}') loop
        perform set_config('app.workspace', one::text, true);
        perform m.account_id from member m where m.workspace_id = one and m.role = 'OWNER' order by m.account_id for update;
        if not exists (
            select from member m join account a on a.id = m.account_id
            where m.workspace_id = one and m.role = 'OWNER' and m.account_id <> of_account
              and not a.robot and a.disabled_at is null and a.closed_at is null) then
            alone := true;
        end if;
    end loop;
    perform set_config('app.account', coalesce(account_before, ''), true), set_config('app.workspace', coalesce(workspace_before, ''), true);
    return alone;
end
$$;

create or replace function account_leaves_no_operator() returns boolean
    language sql stable security definer set search_path from current
    as $$ select exists (select from account where id = current_account() and operator)
        and not exists (
            select from account where operator and closed_at is null and disabled_at is null and id <> current_account())
        and exists (select from account where not demo and id <> current_account()) $$;

create or replace function operator_grant(of_account uuid, granted boolean) returns text
    language plpgsql security definer set search_path from current
    as $$
begin
    perform id from account where operator order by id for update;
    if not is_operator() then
        return 'refused';
    end if;
    if not granted and not exists (
            select from account where operator and disabled_at is null and closed_at is null and id <> of_account) then
        return 'last';
    end if;
    update account set operator = granted where id = of_account and operator <> granted;
    return case when found then 'done' else 'same' end;
end
$$;

-- An e-mail is the same in capitals: what is on its way to another spelling of it goes too.
create or replace function account_erase(of_id uuid) returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    account_before text := current_setting('app.account', true);
    address citext := (select email from account where id = of_id and closed_at <= now() - interval '7 days' for update);
begin
    if address is null then
        return false;
    end if;
    perform set_config('app.account', of_id::text, true);
    delete from audit_entry where chain = of_id;
    delete from audit_head where chain = of_id;
    perform set_config('app.account', coalesce(account_before, ''), true);
    delete from account where id = of_id;
    delete from outbox_mail where recipient::citext = address;
    delete from delivery where account_id = of_id or (payload ->> 'to')::citext = address;
    delete from dead_letter where account_id = of_id or (payload ->> 'to')::citext = address;
    return true;
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['account_closure()', 'owns_alone(uuid)', 'account_leaves_no_operator()',
            'operator_grant(uuid, boolean)', 'account_erase(uuid)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
