-- An operator may suspend a workspace and disable an account, saying why. Whoever acts in a workspace is read from one view.
alter table workspace
    add column suspended_at timestamptz,
    add column suspended_for text check (length(suspended_for) between 1 and 300);
alter table account
    add column disabled_at timestamptz,
    add column disabled_for text check (length(disabled_for) between 1 and 300);

-- The members who may act: those whose account is not disabled. Pages, API and streams ask this view and nothing else.
create view acting_member with (security_invoker = true) as
    select m.workspace_id, w.slug, w.name as workspace, w.suspended_at is not null as suspended, w.second_factor_required and not w.demo as second_factor,
        m.account_id, m.role, m.joined_at, a.name, a.email
    from member m join workspace w on w.id = m.workspace_id join account a on a.id = m.account_id
    where a.disabled_at is null;

-- Whether the account in scope is an operator's, for the functions that only operators may use.
create function is_operator() returns boolean
    language sql stable security definer set search_path from current
    as $$ select exists (select from account where id = current_account() and operator and disabled_at is null) $$;

-- How much of what is counted each workspace had when it was last measured.
create table measured_usage (
    workspace_id uuid not null references workspace on delete cascade,
    kind         text not null,
    amount       bigint not null,
    measured_at  timestamptz not null,
    primary key (workspace_id, kind)
);
alter table measured_usage enable row level security;

create function record_usage(what text, of_amount bigint, at_time timestamptz) returns void
    language sql security definer set search_path from current
    as $$
    insert into measured_usage (workspace_id, kind, amount, measured_at)
    select current_workspace(), what, of_amount, at_time where current_workspace() is not null
    on conflict (workspace_id, kind) do update set amount = excluded.amount, measured_at = excluded.measured_at
$$;

create function recorded_usage(what text) returns bigint
    language sql stable security definer set search_path from current
    as $$ select amount from measured_usage where workspace_id = current_workspace() and kind = what $$;

-- What operators read and do. Each checks that the account in scope is one.
create index account_email_start on account (lower(email::text) text_pattern_ops);

create function operator_workspaces(words text, after text, most int)
    returns table (id uuid, slug text, name text, demo boolean, created_at timestamptz, suspended_at timestamptz, suspended_for text,
        members bigint, live_rooms bigint, storage bigint)
    language sql stable security definer set search_path from current
    as $$
    select w.id, w.slug, w.name, w.demo, w.created_at, w.suspended_at, w.suspended_for,
        (select u.amount from measured_usage u where u.workspace_id = w.id and u.kind = 'members'),
        (select u.amount from measured_usage u where u.workspace_id = w.id and u.kind = 'live-rooms'),
        (select u.amount from measured_usage u where u.workspace_id = w.id and u.kind = 'storage')
    from workspace w
    where is_operator() and w.slug > after and (words = '' or w.slug like words || '%' or position(words in lower(w.name)) > 0)
    order by w.slug limit most
$$;

create function operator_accounts(start text, after text, most int)
    returns table (id uuid, email text, name text, operator boolean, demo boolean, created_at timestamptz, disabled_at timestamptz,
        disabled_for text)
    language sql stable security definer set search_path from current
    as $$
    select a.id, a.email::text, a.name, a.operator, a.demo, a.created_at, a.disabled_at, a.disabled_for
    from account a
    where is_operator() and (lower(a.email::text) ~>~ after)
        and (lower(a.email::text) ~>=~ start) and (lower(a.email::text) ~<~ (start || chr(1114109)))
    order by lower(a.email::text) using ~<~ limit most
$$;

create function operator_account(of_id uuid)
    returns table (id uuid, email text, name text, operator boolean, demo boolean, created_at timestamptz, disabled_at timestamptz,
        disabled_for text)
    language sql stable security definer set search_path from current
    as $$
    select a.id, a.email::text, a.name, a.operator, a.demo, a.created_at, a.disabled_at, a.disabled_for
    from account a where is_operator() and a.id = of_id
$$;

create function operator_suspend(of_workspace uuid, at_time timestamptz, why text) returns boolean
    language sql security definer set search_path from current
    as $$
    with changed as (
        update workspace set suspended_at = at_time, suspended_for = why
        where id = of_workspace and is_operator() and (suspended_at is null) <> (at_time is null) returning id)
    select exists (select from changed)
$$;

create function operator_disable(of_account uuid, at_time timestamptz, why text) returns boolean
    language sql security definer set search_path from current
    as $$
    with changed as (
        update account set disabled_at = at_time, disabled_for = why
        where id = of_account and is_operator() and (disabled_at is null) <> (at_time is null) returning id)
    select exists (select from changed)
$$;

-- Of two operators who take the right from each other at once, the second finds itself the last one.
create function operator_grant(of_account uuid, granted boolean) returns text
    language plpgsql security definer set search_path from current
    as $$
begin
    perform id from account where operator order by id for update;
    if not is_operator() then
        return 'refused';
    end if;
    if not granted and not exists (select from account where operator and disabled_at is null and id <> of_account) then
        return 'last';
    end if;
    update account set operator = granted where id = of_account and operator <> granted;
    return case when found then 'done' else 'same' end;
end
$$;

create function operator_figures() returns table (workspaces bigint, suspended bigint, accounts bigint, disabled bigint, operators bigint)
    language sql stable security definer set search_path from current
    as $$
    select (select count(*) from workspace), (select count(*) from workspace where suspended_at is not null),
        (select count(*) from account), (select count(*) from account where disabled_at is not null),
        (select count(*) from account where operator)
    where is_operator()
$$;

-- Whether a workspace would be left without an owner who may act. Members are seen one workspace at a time, as forced
-- row-level security holds for this function too; by the account, all of its own are.
create function owns_alone(of_account uuid) returns boolean
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
            where m.workspace_id = one and m.role = 'OWNER' and m.account_id <> of_account and a.disabled_at is null) then
            alone := true;
        end if;
    end loop;
    perform set_config('app.account', coalesce(account_before, ''), true), set_config('app.workspace', coalesce(workspace_before, ''), true);
    return alone;
end
$$;

-- For work on all workspaces, one after the other: their ids, and nothing else of them.
create function every_workspace() returns setof uuid
    language sql stable security definer set search_path from current
    as $$ select id from workspace order by id $$;

create function operator_workspace(of_slug text)
    returns table (id uuid, slug text, name text, demo boolean, created_at timestamptz, suspended_at timestamptz, suspended_for text,
        members bigint, live_rooms bigint, storage bigint)
    language sql stable security definer set search_path from current
    as $$
    select w.id, w.slug, w.name, w.demo, w.created_at, w.suspended_at, w.suspended_for, null::bigint, null::bigint, null::bigint
    from workspace w where is_operator() and w.slug = of_slug
$$;

create index account_operator on account (email) where operator;

create function operator_operators()
    returns table (id uuid, email text, name text, operator boolean, demo boolean, created_at timestamptz, disabled_at timestamptz,
        disabled_for text)
    language sql stable security definer set search_path from current
    as $$
    select a.id, a.email::text, a.name, a.operator, a.demo, a.created_at, a.disabled_at, a.disabled_for
    from account a where is_operator() and a.operator order by a.email limit 500
$$;
