-- Who is taken when, by interviews with a planned time; the database itself refuses two at once. Triggers keep it, so that every
-- way of writing does, a node of the version before as well. An interview that was begun at once (it starts when it is made)
-- takes no time. Interviews of before that overlap stay as they are: of those only one stands here.
create extension if not exists btree_gist;

create table taken_time (
    seat_id      uuid primary key references seat on delete cascade,
    workspace_id uuid not null references workspace on delete cascade,
    interview_id uuid not null references interview on delete cascade,
    account_id   uuid not null references account on delete cascade,
    during       tstzrange not null,
    constraint taken_once exclude using gist (workspace_id with =, account_id with =, during with &&)
);
create index taken_time_of_interview on taken_time (interview_id);

alter table interview no force row level security;
alter table seat no force row level security;
insert into taken_time (seat_id, workspace_id, interview_id, account_id, during)
select s.id, i.workspace_id, i.id, s.account_id, tstzrange(i.starts_at, i.starts_at + make_interval(mins => i.minutes))
from interview i join seat s on s.interview_id = i.id
where i.status in ('SCHEDULED', 'LIVE') and i.starts_at <> i.created_at and s.account_id is not null and s.left_at is null
order by i.created_at
on conflict do nothing;
alter table interview force row level security;
alter table seat force row level security;

alter table taken_time enable row level security;
alter table taken_time force row level security;
create policy taken_time_of_workspace on taken_time
    using (workspace_id = current_workspace()) with check (workspace_id = current_workspace());

-- Somebody who comes back, or who comes in while the talk goes on, is not kept out of it by another appointment.
create function seat_takes_time() returns trigger
    language plpgsql
    as $$
declare
    of interview;
begin
    if tg_op = 'UPDATE' then
        delete from taken_time where seat_id = new.id;
    end if;
    if new.account_id is null or new.left_at is not null then
        return null;
    end if;
    select * into of from interview where id = new.interview_id;
    if of.status in ('SCHEDULED', 'LIVE') and of.starts_at <> of.created_at then
        begin
            insert into taken_time (seat_id, workspace_id, interview_id, account_id, during)
            values (new.id, of.workspace_id, of.id, new.account_id,
                tstzrange(of.starts_at, of.starts_at + make_interval(mins => of.minutes)));
        exception when exclusion_violation then
            if of.status = 'SCHEDULED' and (tg_op = 'INSERT' or old.left_at is null) then
                raise;
            end if;
        end;
    end if;
    return null;
end $$;
create trigger seat_laid after insert on seat for each row execute function seat_takes_time();
create trigger seat_changed after update of account_id, left_at on seat for each row
    when (old.account_id is distinct from new.account_id or old.left_at is distinct from new.left_at)
    execute function seat_takes_time();

create function interview_takes_time() returns trigger
    language plpgsql
    as $$ begin
        if new.status not in ('SCHEDULED', 'LIVE') then
            delete from taken_time where interview_id = new.id;
        elsif new.starts_at <> old.starts_at or new.minutes <> old.minutes then
            delete from taken_time where interview_id = new.id;
            insert into taken_time (seat_id, workspace_id, interview_id, account_id, during)
            select s.id, new.workspace_id, new.id, s.account_id,
                tstzrange(new.starts_at, new.starts_at + make_interval(mins => new.minutes))
            from seat s where s.interview_id = new.id and s.account_id is not null and s.left_at is null and new.starts_at <> new.created_at;
        end if;
        return null;
    end $$;
create trigger interview_moved after update of status, starts_at, minutes on interview
    for each row execute function interview_takes_time();
