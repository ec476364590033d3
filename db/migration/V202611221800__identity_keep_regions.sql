-- In which zone and in which manner a person reads times: as their browser says, until they choose.
alter table account
    add column zone          text check (length(zone) between 1 and 64),
    add column locale        text check (length(locale) between 2 and 35),
    add column region_chosen boolean not null default false;
