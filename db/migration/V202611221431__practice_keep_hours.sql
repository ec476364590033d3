-- When people have time: hours of each week on their own clock, and days that are otherwise. Minutes count from midnight.
create table practice_hours (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    day          int not null check (day between 1 and 7),
    from_minute  int not null,
    to_minute    int not null,
    primary key (workspace_id, account_id, day, from_minute),
    check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
    foreign key (workspace_id, account_id) references practice_person on delete cascade
);

create table practice_exception (
    workspace_id uuid not null references workspace on delete cascade,
    account_id   uuid not null,
    day          date not null,
    free         boolean not null,
    from_minute  int not null,
    to_minute    int not null,
    primary key (workspace_id, account_id, day, free, from_minute),
    check (0 <= from_minute and from_minute < to_minute and to_minute <= 1440),
    foreign key (workspace_id, account_id) references practice_person on delete cascade
);

do $$
declare
    name text;
begin
    foreach name in array array['practice_hours', 'practice_exception'] loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format('create policy %I on %I using (workspace_id = current_workspace()) with check (workspace_id = current_workspace())',
            name || '_of_workspace', name);
    end loop;
end
$$;
