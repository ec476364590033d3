-- Whether somebody gave an authorization after a second factor: where a workspace asks for one, no other lets a client in.
alter table oauth_grant add column twice boolean not null default false;
