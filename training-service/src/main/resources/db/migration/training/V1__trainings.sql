-- A training, from the first thing heard of it. What it was told, shown and how it ended are JSON; the
-- columns are what is asked for. Its row is locked by whoever decides about it.
create table training (
    training_id  uuid primary key,
    user_id      varchar(300) not null,
    character_id varchar(300),
    facts        text not null,
    shown        text,
    shown_at     timestamp(6) with time zone,
    ending       text,
    since        timestamp(6) with time zone not null
);

-- The attempts of a training; what a state carries is JSON.
create table attempt (
    attempt_id  uuid primary key,
    training_id uuid not null references training (training_id),
    number      int not null,
    state       varchar(20) not null,
    details     text not null,
    since       timestamp(6) with time zone not null,
    not_before  timestamp(6) with time zone,
    unique (training_id, number)
);
create index attempt_by_state on attempt (state, since);

-- The provider: locked to admit an attempt, and paused when it refuses everybody.
create table provider (
    name         varchar(50) primary key,
    paused_why   text,
    paused_since timestamp(6) with time zone,
    paused_until timestamp(6) with time zone,
    pauses       int default 0 not null
);
