-- Two who found each other and begin at once are taken as well: of what begins at once only what was planned by hand takes no
-- time. Both functions as they were (V202611221741), with that one more condition.
create or replace function seat_takes_time() returns trigger
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
    if of.status in ('SCHEDULED', 'LIVE') and (of.starts_at <> of.created_at or of.match_id is not null) then
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

create or replace function interview_takes_time() returns trigger
    language plpgsql
    as $$ begin
        if new.status not in ('SCHEDULED', 'LIVE') then
            delete from taken_time where interview_id = new.id;
        elsif new.starts_at <> old.starts_at or new.minutes <> old.minutes then
            delete from taken_time where interview_id = new.id;
            insert into taken_time (seat_id, workspace_id, interview_id, account_id, during)
            select s.id, new.workspace_id, new.id, s.account_id,
                tstzrange(new.starts_at, new.starts_at + make_interval(mins => new.minutes))
            from seat s where s.interview_id = new.id and s.account_id is not null and s.left_at is null
              and (new.starts_at <> new.created_at or new.match_id is not null);
        end if;
        return null;
    end $$;
