-- Images that were found usable, so that the same bytes are decoded once, whoever brings them. The terms are the rules
-- and the versions of the code by which they were; parts says which of their bytes are packed.
create table checked_image (
    sha256       varchar(64) not null,
    terms        varchar(200) not null,
    format       varchar(10) not null,
    width        int not null,
    height       int not null,
    bytes        bigint not null,
    crc32        bigint not null,
    packed_bytes bigint not null,
    packed_crc32 bigint not null,
    parts        varchar(4000) not null,
    checked_at   timestamp(3) with time zone not null,
    primary key (sha256, terms)
);
