-- Attempts whose own link was used, so that each is told of once.
create table attempt_fetch (
    attempt_id uuid primary key,
    fetched_at timestamp(3) with time zone not null
);
create index attempt_fetch_by_time on attempt_fetch (fetched_at);
