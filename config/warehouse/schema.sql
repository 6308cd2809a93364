-- The data warehouse's tables and views of the digital roadmaps, for Power BI and the like. The route roadmap-to-warehouse
-- appends a row for each change, under the change's receipt, so that a repeat has no second effect; the views show the items as
-- they stand and as they stood. For PostgreSQL 12 and later, as a user that may create; runs again without harm.

create table if not exists roadmap_version (
    version bigint generated always as identity,
    receipt varchar(32) primary key,
    item varchar(500) not null,
    programme varchar(200) not null,
    kind varchar(20) not null,
    title varchar(2000) not null,
    status varchar(20),
    health varchar(20),
    progress integer,
    start_date varchar(10),
    end_date varchar(10),
    responsible_unit varchar(2000),
    goal varchar(500),
    measured varchar(500),
    changed_at timestamp with time zone not null,
    changed_by varchar(100)
);

create index if not exists roadmap_version_item on roadmap_version (item, version);

-- Each item as it stands. Rows of an item come in the order of its changes; one of the kind removed says that it is on the
-- roadmap no more.
create or replace view roadmap_item as
select v.*
from roadmap_version v
where v.version = (select max(newest.version) from roadmap_version newest where newest.item = v.item)
    and v.kind <> 'removed';

-- How many items of each programme are in which status now.
create or replace view roadmap_status as
select programme, coalesce(status, 'not_stated') as status, count(*) as items, avg(progress) as average_progress
from roadmap_item
group by programme, coalesce(status, 'not_stated');

-- Since when and until when an item had each of its versions; the last one has no end while it is on the roadmap.
create or replace view roadmap_history as
select item, programme, title, status, health, progress, changed_by, valid_from, valid_until
from (
    select v.*, changed_at as valid_from, lead(changed_at) over (partition by item order by version) as valid_until
    from roadmap_version v
) versions
where kind <> 'removed';
