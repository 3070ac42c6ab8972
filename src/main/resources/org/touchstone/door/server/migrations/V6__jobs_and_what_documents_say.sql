-- Long work. The first table is that of the library (db-scheduler) which has it done, once, on one of the instances.
create table scheduled_tasks (
    task_name            varchar(100) not null,
    task_instance        varchar(300) not null,
    task_data            bytea,
    execution_time       timestamp with time zone not null,
    picked               boolean not null,
    picked_by            varchar(100),
    last_success         timestamp with time zone,
    last_failure         timestamp with time zone,
    consecutive_failures integer,
    last_heartbeat       timestamp with time zone,
    version              bigint not null,
    priority             smallint,
    primary key (task_name, task_instance)
);
create index scheduled_tasks_by_time on scheduled_tasks (execution_time);
create index scheduled_tasks_by_heartbeat on scheduled_tasks (last_heartbeat);

-- How far each job has come. Updated: all but its name and subject.
create table job (
    name        varchar(50) not null,                   -- what kind of work
    subject     varchar(200) not null,                  -- what it is done on
    state       varchar(20) not null,                   -- waiting, running, done, failed, cancelled
    done        integer not null,
    total       integer not null,                       -- 0 while that is not known
    updated_at  timestamp with time zone not null,
    primary key (name, subject)
);

-- What stands in an evidence file, as far as a program can read it. Made from the file, and never changed.
create table document_text (
    digest      char(64) primary key references evidence_file (digest),
    state       varchar(20) not null,                   -- read, picture, locked, broken, too-large
    pages       integer not null,                       -- 0: its pages are not fixed, or not known
    read_at     timestamp with time zone not null
);
create table document_page (
    digest      char(64) not null references document_text (digest),
    number      integer not null,                       -- from 1; 1 alone where pages are not fixed
    text        text not null,
    primary key (digest, number)
);
