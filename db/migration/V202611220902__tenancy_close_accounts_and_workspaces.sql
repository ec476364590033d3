-- Accounts and workspaces that are closed: out of reach at once, erased after seven days, till then brought back by a word.
alter table account add column closed_at timestamptz;
alter table workspace add column closing_at timestamptz, add column closing_by uuid;
create index account_closed on account (closed_at) where closed_at is not null;
create index workspace_closing on workspace (closing_at) where closing_at is not null;

-- The week begins when the database says so; the application's role cannot date it back.
create function closing_begins_now() returns trigger
    language plpgsql
    as $$
begin
    if current_user = (select pg_get_userbyid(relowner) from pg_class where oid = tg_relid) then
        return new;
    end if;
    if tg_table_name = 'account' then
        new.closed_at := case when tg_op = 'INSERT' or new.closed_at is null then null else coalesce(old.closed_at, now()) end;
    else
        new.closing_at := case when tg_op = 'INSERT' or new.closing_at is null then null else coalesce(old.closing_at, now()) end;
    end if;
    return new;
end
$$;
create trigger account_closes_now before insert or update of closed_at on account
    for each row execute function closing_begins_now();
create trigger workspace_closes_now before insert or update of closing_at on workspace
    for each row execute function closing_begins_now();

-- What becomes of the workspaces that the account in scope owns: where nobody else is, they go with it; where others are but no
-- other owner, it cannot go. Members are seen one workspace at a time, as forced row-level security holds for this function too.
create function account_closure() returns table (id uuid, name text, alone boolean, stuck boolean)
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
                count(*) filter (where not a.robot) > 0 and count(*) filter (where m.role = 'OWNER' and not a.robot) = 0
            into id, name, alone, stuck
            from member m join account a on a.id = m.account_id
            where m.workspace_id = one.id and m.account_id <> current_account() and a.closed_at is null;
        return next;
    end loop;
    perform set_config('app.workspace', coalesce(workspace_before, ''), true);
end
$$;

-- The account in scope, with the workspaces in which it is alone.
create function account_close() returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    owned record;
    going uuid[] := '{}';
begin
    for owned in select * from account_closure() loop
        if owned.stuck then
            return false;
        end if;
        if owned.alone then
            going := going || owned.id;
        end if;
    end loop;
    update account set closed_at = now() where id = current_account() and closed_at is null and not demo and not robot;
    if not found then
        return false;
    end if;
    update workspace set closing_at = now(), closing_by = current_account() where id = any(going);
    return true;
end
$$;

create function account_keep() returns boolean
    language plpgsql security definer set search_path from current
    as $$
declare
    closed timestamptz := (select closed_at from account where id = current_account() for update);
begin
    if closed is null or closed <= now() - interval '7 days' then
        return false;
    end if;
    update workspace set closing_at = null, closing_by = null where closing_by = current_account() and closing_at = closed;
    update account set closed_at = null where id = current_account();
    return true;
end
$$;

create function account_closed_at() returns timestamptz
    language sql stable security definer set search_path from current
    as $$ select closed_at from account where id = current_account() $$;

create function account_leaves_no_operator() returns boolean
    language sql stable security definer set search_path from current
    as $$ select exists (select from account where id = current_account() and operator)
        and not exists (select from account where operator and closed_at is null and id <> current_account())
        and exists (select from account where not demo and id <> current_account()) $$;

create function accounts_to_erase() returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select id from account where closed_at <= now() - interval '7 days' order by closed_at $$;

create function account_erase(of_id uuid) returns boolean
    language sql security definer set search_path from current
    as $$ with gone as (
        delete from account where id = of_id and closed_at <= now() - interval '7 days' returning email::text as address),
    mails as (delete from outbox_mail where recipient in (select address from gone)),
    letters as (delete from dead_letter where account_id = of_id or payload ->> 'to' in (select address from gone))
    select exists (select from gone) $$;

-- The workspace in scope; undone by its owner, outside of it.
create function workspace_close() returns boolean
    language sql security definer set search_path from current
    as $$ with done as (
        update workspace set closing_at = now(), closing_by = current_account()
        where id = current_workspace() and closing_at is null returning id)
    select exists (select from done) $$;

create function workspace_keep(of_id uuid) returns boolean
    language sql security definer set search_path from current
    as $$ with done as (
        update workspace set closing_at = null, closing_by = null
        where id = of_id and closing_at > now() - interval '7 days' and exists (
            select from member where workspace_id = of_id and account_id = current_account() and role = 'OWNER') returning id)
    select exists (select from done) $$;

-- Those that are to go and belong to the account in scope.
create function workspaces_closing() returns table (id uuid, slug text, name text, closing_at timestamptz, closing_by uuid)
    language sql stable security definer set search_path from current
    as $$ select w.id, w.slug, w.name, w.closing_at, w.closing_by from workspace w
        join member m on m.workspace_id = w.id and m.account_id = current_account() and m.role = 'OWNER'
        where w.closing_at is not null order by w.name $$;

create function workspaces_to_erase() returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select id from workspace where closing_at <= now() - interval '7 days' order by closing_at $$;

-- Everything of the workspace in scope, its log included; the only way by which entries of a log ever go.
create policy audit_entry_erased on audit_entry for delete to current_user using (workspace_id = current_workspace());

create function workspace_erase() returns timestamptz
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
    delete from dead_letter where workspace_id = gone.id;
    delete from scheduled_tasks where not picked and task_name not like 'chore:%'
        and position(convert_to(gone.id::text, 'UTF8') in task_data) > 0;
    delete from workspace where id = gone.id;
    return gone.closing_at;
end
$$;

-- For work on all workspaces, one after the other: their ids, and nothing else of them.
create or replace function every_workspace() returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select id from workspace order by id $$;
