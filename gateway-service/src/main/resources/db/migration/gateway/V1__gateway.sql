create table characters (
    id         varchar(64) primary key,
    user_id    varchar(64) not null,
    name       varchar(200) not null,
    created_at timestamp(3) with time zone not null
);
create index characters_by_user on characters (user_id, created_at);

-- Images that were checked, so that the same bytes are decoded once.
create table checked_images (
    sha256     varchar(64) primary key,
    format     varchar(10) not null,
    width      int not null,
    height     int not null,
    bytes      bigint not null,
    crc32      bigint not null,
    checked_at timestamp(3) with time zone not null
);

create table trainings (
    id                  uuid primary key,
    user_id             varchar(64) not null,
    character_id        varchar(64) not null,
    preset              varchar(200) not null,
    parameters          text not null,
    trigger_word        varchar(400),
    images              text not null,
    state               varchar(20) not null,
    requested_at        timestamp(3) with time zone not null,
    cancel_requested_at timestamp(3) with time zone,
    -- The request as it travels; its envelope is known once it was seen on the topic.
    request             bytea,
    request_id          uuid,
    request_time        timestamp(3) with time zone,
    request_trace       varchar(55),
    asked_again_at      timestamp(3) with time zone,
    attempt             int default 0 not null,
    provider            varchar(100),
    provider_request    varchar(400),
    archive_sha256      varchar(64),
    archive_size        bigint,
    image_count         int,
    weights             text,
    config              text,
    failure             text,
    ended_at            timestamp(3) with time zone
);
create index trainings_by_user on trainings (user_id, requested_at);
create index trainings_by_state on trainings (state, requested_at);

create table character_versions (
    character_id varchar(64) not null references characters (id),
    version      int not null,
    training_id  uuid not null unique references trainings (id),
    created_at   timestamp(3) with time zone not null,
    primary key (character_id, version)
);

create table idempotency_keys (
    user_id         varchar(64) not null,
    idempotency_key varchar(200) not null,
    body_sha256     varchar(64) not null,
    training_id     uuid not null,
    created_at      timestamp(3) with time zone not null,
    primary key (user_id, idempotency_key)
);

-- The incarnation of the topic that the records below were read from: one row.
create table progress_epoch (
    only_row int primary key,
    epoch    varchar(40) not null
);

-- The topic progress as it was read. Only what is news by the reading rule is shown.
create table progress_records (
    partition_no  int not null,
    record_offset bigint not null,
    training_id   uuid not null,
    user_id       varchar(64) not null,
    news          boolean not null,
    terminal      boolean not null,
    record        text not null,
    stored_at     timestamp(3) with time zone not null,
    primary key (partition_no, record_offset)
);
create index progress_by_training on progress_records (training_id, record_offset);
create index progress_by_user on progress_records (user_id, partition_no, record_offset);
