-- Archives that lie in a store, and until when they live there. Every use moves expires_at; a training that holds the
-- archive has moved it to the end of its hold. Deletion goes LIVE -> DELETING -> no row, and leaves a receipt.
create table lease (
    user_id      varchar(64) not null,
    store        varchar(200) not null,
    sha256       varchar(64) not null,
    url          varchar(2000),
    size         bigint not null,
    state        varchar(10) not null,
    why          varchar(20),
    last_used_at timestamp(3) with time zone not null,
    expires_at   timestamp(3) with time zone not null,
    tries        int default 0 not null,
    next_try_at  timestamp(3) with time zone,
    primary key (user_id, store, sha256)
);
create index lease_by_expiry on lease (state, expires_at);

-- What was delivered before there were leases lives as long as a training may hold it.
insert into lease (user_id, store, sha256, url, size, state, last_used_at, expires_at)
select user_id, store, sha256, url, 0, 'LIVE', delivered_at, delivered_at + interval '14' day from delivery;
drop table delivery;

-- Trainings that hold, or held, an archive: one that ended is remembered, so that a hold which comes late is none.
create table holder (
    training_id uuid primary key,
    since       timestamp(3) with time zone not null,
    ended_at    timestamp(3) with time zone
);
create index holder_by_time on holder (since);

create table lease_hold (
    training_id uuid not null,
    user_id     varchar(64) not null,
    store       varchar(200) not null,
    sha256      varchar(64) not null,
    held_until  timestamp(3) with time zone not null,
    primary key (training_id, user_id, store, sha256)
);
create index lease_hold_by_archive on lease_hold (user_id, store, sha256);

-- What became of archives that were to be deleted.
create table receipt (
    id          uuid primary key,
    user_id     varchar(64) not null,
    store       varchar(200) not null,
    object_key  varchar(1024) not null,
    sha256      varchar(64) not null,
    size        bigint not null,
    why         varchar(20) not null,
    outcome     varchar(20) not null,
    verified_by varchar(20),
    explanation varchar(1000),
    done_at     timestamp(3) with time zone not null
);
create index receipt_by_user on receipt (user_id, done_at);
create index receipt_by_time on receipt (done_at);

-- What a sweep found that nobody knows of; a later sweep removes what it finds unchanged.
create table orphan (
    store         varchar(200) not null,
    kind          varchar(10) not null,
    name          varchar(2000) not null,
    size          bigint not null,
    since         timestamp(3) with time zone not null,
    first_seen_at timestamp(3) with time zone not null,
    last_seen_at  timestamp(3) with time zone not null,
    primary key (store, kind, name)
);

-- Uploads that a store keeps open, to be gone on with.
create table resumable_upload (
    store      varchar(200) not null,
    object_key varchar(1024) not null,
    sha256     varchar(64) not null,
    url        varchar(2000) not null,
    begun_at   timestamp(3) with time zone not null,
    primary key (store, object_key, sha256)
);
