-- Which reports were told to whom, once each; for whom one is under way; and which months are done in which workspace.
create table insight_told (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    subject      text not null check (length(subject) between 1 and 60),
    month        date not null,
    told_at      timestamptz not null,
    primary key (workspace_id, account_id, subject, month),
    foreign key (workspace_id, account_id) references member on delete cascade
);

create table insight_due (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    month        date not null,
    primary key (workspace_id, account_id, month),
    foreign key (workspace_id, account_id) references member on delete cascade
);

create table insight_month (
    workspace_id uuid not null references workspace on delete cascade,
    month        date not null,
    done_at      timestamptz not null,
    primary key (workspace_id, month)
);

do $$
declare
    name text;
begin
    foreach name in array array['insight_told', 'insight_due', 'insight_month'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;

-- For the function below, which looks without a scope and as the table's owner.
create policy insight_month_open on insight_month for select to current_user
    using (workspace_id = current_workspace() or current_workspace() is null);

-- Workspaces in which reports of that month may still be due: ids and nothing else.
create function insight_open(of_month date) returns setof uuid
    language sql stable security definer set search_path from current
    as $$
    select w from every_workspace() as w
    where not exists (select from insight_month m where m.workspace_id = w and m.month = of_month)
    $$;

do $$
begin
    execute format('alter function insight_open(date) set search_path = %I, pg_temp', current_schema());
end
$$;
