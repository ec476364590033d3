-- Workspaces whose models were never made whole, or last before then, and for which no run began since: also those founded after
-- the models came, which have no row of their own until their first run. What looks in all workspaces does so only while it runs.
drop policy insight_build_due on insight_build;
create policy insight_build_due on insight_build for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'insight_stale');

create or replace function insight_stale(built_before timestamptz) returns setof uuid
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'insight_stale', true);
    return query select w from every_workspace() as w left join insight_build b on b.workspace_id = w
        where (b.built_at is null or b.built_at < built_before) and (b.run is null or b.begun_at < built_before);
    perform set_config('app.looking', '', true);
end
$$;

drop policy insight_mark_due on insight_mark;
create policy insight_mark_due on insight_mark for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'insight_oldest');

create or replace function insight_oldest() returns timestamptz
    language plpgsql volatile security definer set search_path from current
    as $$
declare
    oldest timestamptz;
begin
    perform set_config('app.looking', 'insight_oldest', true);
    oldest := (select min(at) from insight_mark);
    perform set_config('app.looking', '', true);
    return oldest;
end
$$;

drop policy insight_month_open on insight_month;
create policy insight_month_open on insight_month for select to current_user
    using (current_workspace() is null and current_setting('app.looking', true) = 'insight_open');

create or replace function insight_open(of_month date) returns setof uuid
    language plpgsql volatile security definer set search_path from current
    as $$
begin
    perform set_config('app.looking', 'insight_open', true);
    return query select w from every_workspace() as w
        where not exists (select from insight_month m where m.workspace_id = w and m.month = of_month);
    perform set_config('app.looking', '', true);
end
$$;

do $$
declare
    one regprocedure;
begin
    foreach one in array array['insight_stale(timestamptz)', 'insight_oldest()', 'insight_open(date)']::regprocedure[] loop
        execute format('alter function %s set search_path = %I, pg_temp', one, current_schema());
    end loop;
end
$$;
