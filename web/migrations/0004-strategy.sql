create table strategy (
	tenant_id uuid not null references tenant,
	id uuid not null,
	service_area_id uuid,
	title text not null check (length(title) between 2 and 300),
	source_name text,
	-- Of the whole text without white space: the same document is never taken in twice.
	text_hash text not null,
	imported_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, text_hash),
	foreign key (tenant_id, service_area_id) references service_area
);
select migration.isolate('strategy', 'select, insert, update');

-- Publishing and withdrawing are rows with a who and a when.
create table strategy_publication (
	tenant_id uuid not null references tenant,
	id uuid not null,
	strategy_id uuid not null,
	published_by uuid not null,
	published_at timestamptz not null default now(),
	withdrawn_at timestamptz,
	withdrawn_by uuid,
	primary key (tenant_id, id),
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, published_by) references person,
	foreign key (tenant_id, withdrawn_by) references person
);
create index strategy_publication_strategy on strategy_publication (tenant_id, strategy_id);
create unique index strategy_publication_in_force on strategy_publication (tenant_id, strategy_id) where withdrawn_at is null;
select migration.isolate('strategy_publication', 'select, insert, update (withdrawn_at, withdrawn_by)');

create table clause (
	tenant_id uuid not null references tenant,
	id uuid not null,
	strategy_id uuid not null,
	ordinal int not null,
	number text not null,
	kind text not null check (kind in ('heading', 'paragraph', 'bullet')),
	level int not null default 1,
	text text not null,
	is_obligation boolean not null default false,
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, strategy_id, ordinal),
	foreign key (tenant_id, strategy_id) references strategy
);
select migration.isolate('clause', 'select, insert, update');

create table goal (
	tenant_id uuid not null references tenant,
	id uuid not null,
	strategy_id uuid not null,
	clause_id uuid,
	code text not null,
	title text not null check (length(title) between 3 and 300),
	description text not null default '',
	retired_at timestamptz,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, strategy_id, code),
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, clause_id) references clause
);
create index goal_clause on goal (tenant_id, clause_id);
select migration.isolate('goal', 'select, insert, update');
