-- Operators see the accounts of people; programs are seen and kept by the workspaces they belong to.
create or replace function operator_accounts(start text, after text, most int)
    returns table (id uuid, email text, name text, operator boolean, demo boolean, created_at timestamptz, disabled_at timestamptz,
        disabled_for text)
    language sql stable security definer
    as $$
    select a.id, a.email::text, a.name, a.operator, a.demo, a.created_at, a.disabled_at, a.disabled_for
    from account a
    where is_operator() and not a.robot and (lower(a.email::text) ~>~ after)
        and (lower(a.email::text) ~>=~ start) and (lower(a.email::text) ~<~ (start || chr(1114109)))
    order by lower(a.email::text) using ~<~ limit most
$$;

create or replace function operator_account(of_id uuid)
    returns table (id uuid, email text, name text, operator boolean, demo boolean, created_at timestamptz, disabled_at timestamptz,
        disabled_for text)
    language sql stable security definer
    as $$
    select a.id, a.email::text, a.name, a.operator, a.demo, a.created_at, a.disabled_at, a.disabled_for
    from account a where is_operator() and not a.robot and a.id = of_id
$$;

create or replace function operator_figures() returns table (workspaces bigint, suspended bigint, accounts bigint, disabled bigint, operators bigint)
    language sql stable security definer
    as $$
    select (select count(*) from workspace), (select count(*) from workspace where suspended_at is not null),
        (select count(*) from account where not robot), (select count(*) from account where not robot and disabled_at is not null),
        (select count(*) from account where operator)
    where is_operator()
$$;

do $$
declare
    name text;
begin
    foreach name in array array['operator_accounts(text, text, int)', 'operator_account(uuid)', 'operator_figures()'] loop
        execute format('alter function %s set search_path = %I, pg_temp', name, current_schema());
    end loop;
end
$$;
