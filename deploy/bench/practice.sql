-- What groups, rounds, matches and the queue cost with a thousand times what the demo holds, and one group of 500 people with 50
-- rounds. For a scratch database with the demo in it only, as a superuser: psql -d scratch -v ON_ERROR_STOP=1 -f practice.sql
-- What to look for: scans that begin with the group, the match or the account, and buffers that do not grow with the other groups.
\pset format unaligned
\pset tuples_only on
\set quiet on
begin;
select id as workspace from workspace where slug = 'demo' \gset
select id as demo from practice_group where workspace_id = :'workspace' limit 1 \gset

insert into account (id, email, name, created_at)
    select md5('person ' || n)::uuid, 'grown-' || n || '@example.org', 'Ben Okafor', now() from generate_series(1, 4500) n;
insert into member (workspace_id, account_id, role, joined_at)
    select :'workspace', md5('person ' || n)::uuid, 'MEMBER', now() from generate_series(1, 4500) n;
insert into practice_person (workspace_id, account_id, level, language, zone, buffer)
    select :'workspace', md5('person ' || n)::uuid, 1 + n % 4, 'en', 'UTC', 0 from generate_series(1, 4500) n;

create temp table grown as
    select n, md5('group ' || n)::uuid as id, case when n = 0 then 500 else 4 end as people, case when n = 0 then 50 else 2 end as rounds
    from generate_series(0, 1000) n;
insert into practice_group (id, workspace_id, name, purpose, rhythm, zone, anonymous, next_on, next_at, created_at, version)
    select id, :'workspace', 'Group ' || n, '', 'WEEKLY', 'UTC', false, current_date + 3, now() + interval '1 day', now(), 0 from grown;
insert into practice_membership (workspace_id, group_id, account_id, lead, resting, joined_at)
    select :'workspace', g.id, md5('person ' || case when g.n = 0 then 4000 + p else (g.n - 1) * 4 + p end)::uuid, p = 1, false, now()
    from grown g cross join lateral generate_series(1, g.people) p;
insert into practice_round (id, workspace_id, group_id, number, status, starts_on, made_at, published_at, version)
    select md5(g.n || ' round ' || r)::uuid, :'workspace', g.id, r, 'PUBLISHED', current_date - 7 * r, now(), now() - r * interval '7 days', 0
    from grown g cross join lateral generate_series(1, g.rounds) r;
insert into practice_match (id, workspace_id, group_id, round_id, anonymous, matched_at)
    select md5(g.n || ' match ' || r || ' ' || m)::uuid, :'workspace', g.id, md5(g.n || ' round ' || r)::uuid, false, now() - r * interval '7 days'
    from grown g cross join lateral generate_series(1, g.rounds) r cross join lateral generate_series(1, g.people / 2) m;
insert into practice_place (workspace_id, match_id, round_id, account_id, part, named)
    select :'workspace', md5(g.n || ' match ' || r || ' ' || m)::uuid, md5(g.n || ' round ' || r)::uuid,
        md5('person ' || case when g.n = 0 then 4000 else (g.n - 1) * 4 end
            + case when part = 'ASKS' then m else g.people / 2 + 1 + (m + r) % (g.people / 2) end)::uuid, part, false
    from grown g cross join lateral generate_series(1, g.rounds) r cross join lateral generate_series(1, g.people / 2) m
        cross join (values ('ASKS'), ('ANSWERS')) as parts(part);
insert into practice_attendance (workspace_id, account_id, appointment, kept, at)
    select workspace_id, account_id, match_id, true, now() from practice_place where round_id is not null on conflict do nothing;
insert into practice_wait (id, workspace_id, account_id, level, language, role, since, seen_at)
    select gen_random_uuid(), :'workspace', md5('person ' || n)::uuid, 1 + n % 4, 'en', 'EITHER', now() - n * interval '1 ms', now()
    from generate_series(4001, 4500) n;
commit;
analyze;

select md5('group 0')::uuid as big, md5('group 500')::uuid as small, md5('person 1997')::uuid as me, md5('500 round 1')::uuid as round,
    md5('500 match 1 1')::uuid as match \gset
select set_config('app.workspace', :'workspace', false), set_config('app.account', :'me', false) \g /dev/null
set role roundtwo_app;
set plan_cache_mode = force_generic_plan;

\echo '== The other groups, a page of them'
prepare others as
    select g.id, (select count(*)::int from practice_membership c where c.group_id = g.id) as people,
        exists (select from practice_request r where r.group_id = g.id and r.account_id = $1) as asked
    from practice_group g left join practice_membership m on m.group_id = g.id and m.account_id = $1
    where g.workspace_id = current_workspace() and g.ended_at is null and m.account_id is null
      and (cast($2 as uuid) is null or (lower(g.name), g.id) > (select lower(p.name), p.id from practice_group p where p.id = cast($2 as uuid)))
    order by lower(g.name), g.id limit 31;
explain (analyze, buffers, timing off) execute others(:'me', null);
explain (analyze, buffers, timing off) execute others(:'me', :'small');

\echo '== My groups'
prepare mine as
    select g.id, (select count(*)::int from practice_membership c where c.group_id = g.id) as people
    from practice_group g join practice_membership m on m.group_id = g.id and m.workspace_id = current_workspace() and m.account_id = $1
    where g.ended_at is null order by lower(g.name), g.id;
explain (analyze, buffers, timing off) execute mine(:'me');

\echo '== The people of a group: of four, and of five hundred with fifty rounds'
prepare people as
    select m.account_id, a.name, m.lead, m.resting, m.joined_at, p.level, coalesce(h.rounds, 0) as rounds, h.matched
    from practice_membership m join account a on a.id = m.account_id
    left join practice_person p on p.workspace_id = m.workspace_id and p.account_id = m.account_id
    left join (select l.account_id, count(*)::int as rounds, max(r.published_at) as matched
        from practice_round r join practice_place l on l.round_id = r.id
        where r.group_id = $1 and r.status = 'PUBLISHED' group by l.account_id) h on h.account_id = m.account_id
    where m.group_id = $1 order by lower(a.name), m.account_id;
explain (analyze, buffers, timing off) execute people(:'small');
explain (analyze, buffers, timing off) execute people(:'big');

\echo '== A round'
prepare pairs as
    select t.id, l.part, l.account_id, a.name from practice_match t
    left join practice_place l on l.match_id = t.id left join account a on a.id = l.account_id
    where t.workspace_id = current_workspace() and t.round_id = $1 order by t.id;
explain (analyze, buffers, timing off) execute pairs(:'round');

\echo '== My last matches'
prepare last as
    select t.id, t.matched_at, g.name as group_name, l.part = 'OBSERVES' as observes,
        case when not t.anonymous or (select count(*) from practice_place n
            where n.match_id = t.id and n.named and n.part <> 'OBSERVES') = 2 then a.name end as partner
    from practice_place l join practice_match t on t.id = l.match_id
    left join practice_group g on g.id = t.group_id
    left join practice_place o on o.match_id = t.id and o.account_id <> l.account_id and o.part <> 'OBSERVES' and l.part <> 'OBSERVES'
    left join account a on a.id = o.account_id
    where l.workspace_id = current_workspace() and l.account_id = $1 and t.matched_at is not null
      and (cast($2 as uuid) is null or t.round_id = cast($2 as uuid)) order by t.matched_at desc, t.id limit $3;
explain (analyze, buffers, timing off) execute last(:'me', null, 5);

\echo '== The queue: five hundred who wait, how often any two of them met, and their standing'
prepare met as
    select a.account_id as one, b.account_id as other, count(*)::int as times, max(t.matched_at) as last
    from practice_place a join practice_place b on b.match_id = a.match_id and b.part = 'ANSWERS'
    join practice_match t on t.id = a.match_id and t.matched_at is not null
    where a.workspace_id = current_workspace() and a.part = 'ASKS'
      and a.account_id = any($1) and b.account_id = any($1) group by 1, 2;
select array_agg(account_id) as waiting from practice_wait where match_id is null \gset
explain (analyze, buffers, timing off) execute met(:'waiting');
prepare standing as
    select p.account_id, a.kept, a.at from unnest($1::uuid[]) as p(account_id)
    cross join lateral (select t.kept, t.at from practice_attendance t
        where t.workspace_id = current_workspace() and t.account_id = p.account_id order by t.at desc limit 20) a order by a.at;
explain (analyze, buffers, timing off) execute standing(:'waiting');
prepare place as
    select count(*) from practice_wait where workspace_id = current_workspace() and match_id is null and language = 'en' and (since, id) < (now(), $1);
explain (analyze, buffers, timing off) execute place(:'me');
