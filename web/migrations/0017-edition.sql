-- Strategy documents stand in a tree: the municipal plan, the documents under it, the strategies of services.
alter table strategy
	add kind text not null default 'service_strategy' check (kind in ('municipal_plan', 'parent_document', 'service_strategy')),
	add parent_id uuid,
	add accountable_position_id uuid,
	-- The edition that is read; set when one is adopted.
	add edition_id uuid,
	add check (parent_id <> id),
	add foreign key (tenant_id, parent_id) references strategy,
	add foreign key (tenant_id, accountable_position_id) references position;
create index strategy_parent on strategy (tenant_id, parent_id);
create index strategy_accountable on strategy (tenant_id, accountable_position_id);

-- One text of a strategy. Without an adoption it is the draft; the verbs keep to one draft a strategy.
create table edition (
	tenant_id uuid not null references tenant,
	id uuid not null,
	strategy_id uuid not null,
	number int not null check (number >= 1),
	name text not null check (length(name) between 1 and 120),
	source_name text,
	made_by uuid,
	made_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, id),
	unique (tenant_id, strategy_id, number),
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, made_by) references person
);
select migration.isolate('edition', 'select, insert, update, delete');
alter table strategy add foreign key (tenant_id, edition_id) references edition;

-- Adopted words are never changed: this row can be written and read, and from it on the clauses are frozen.
create table edition_adoption (
	tenant_id uuid not null references tenant,
	edition_id uuid not null,
	adopted_on date not null,
	in_force_from date not null,
	decision text not null default '' check (length(decision) <= 2000),
	decided_by uuid,
	adopted_at timestamptz not null default now(),
	content jsonb not null,
	text_hash text not null,
	primary key (tenant_id, edition_id),
	foreign key (tenant_id, edition_id) references edition,
	foreign key (tenant_id, decided_by) references person
);
create index edition_adoption_hash on edition_adoption (tenant_id, text_hash);
select migration.isolate('edition_adoption', 'select, insert');

alter table clause
	add edition_id uuid,
	-- The same clause through editions: the id it had in its first.
	add lineage_id uuid,
	drop constraint clause_tenant_id_strategy_id_ordinal_key;

alter table strategy no force row level security;
alter table edition no force row level security;
alter table edition_adoption no force row level security;
alter table clause no force row level security;
insert into edition (tenant_id, id, strategy_id, number, name, source_name, made_at)
	select tenant_id, gen_random_uuid(), id, 1, '1', source_name, imported_at from strategy;
update clause set lineage_id = clause.id, edition_id = edition.id from edition
	where edition.tenant_id = clause.tenant_id and edition.strategy_id = clause.strategy_id;
insert into edition_adoption (tenant_id, edition_id, adopted_on, in_force_from, adopted_at, content, text_hash)
	select edition.tenant_id, edition.id, (strategy.imported_at at time zone 'Europe/Helsinki')::date,
		(strategy.imported_at at time zone 'Europe/Helsinki')::date, strategy.imported_at,
		coalesce((select jsonb_agg(jsonb_build_object('lineage', clause.lineage_id, 'number', clause.number, 'kind', clause.kind,
				'level', clause.level, 'text', clause.text) order by clause.ordinal)
			from clause where clause.tenant_id = edition.tenant_id and clause.edition_id = edition.id), '[]'), strategy.text_hash
	from edition join strategy on strategy.tenant_id = edition.tenant_id and strategy.id = edition.strategy_id;
update strategy set edition_id = edition.id from edition
	where edition.tenant_id = strategy.tenant_id and edition.strategy_id = strategy.id;
alter table strategy force row level security;
alter table edition force row level security;
alter table edition_adoption force row level security;
alter table clause force row level security;

alter table clause
	alter edition_id set not null,
	alter lineage_id set not null,
	-- Sections of a draft move as a whole, so the order is judged at the end.
	add unique (tenant_id, edition_id, ordinal) deferrable initially deferred,
	add unique (tenant_id, edition_id, lineage_id) deferrable initially deferred,
	add foreign key (tenant_id, edition_id) references edition;
create index clause_strategy on clause (tenant_id, strategy_id);
create index clause_lineage on clause (tenant_id, lineage_id);
grant delete on clause to luotsi_app;

-- Whether a clause lays a duty is a reader's mark and may be corrected; the words of an adopted edition may not.
create function refuse_adopted_words() returns trigger language plpgsql as $$
declare
	of_edition uuid := case when tg_op = 'INSERT' then new.edition_id else old.edition_id end;
begin
	if tg_op = 'UPDATE' and (new.tenant_id, new.id, new.strategy_id, new.edition_id, new.lineage_id, new.ordinal, new.number, new.kind, new.level, new.text)
		is not distinct from (old.tenant_id, old.id, old.strategy_id, old.edition_id, old.lineage_id, old.ordinal, old.number, old.kind, old.level, old.text) then
		return new;
	end if;
	if exists (select from edition_adoption adoption
		where adoption.tenant_id = coalesce(new.tenant_id, old.tenant_id)
		and (adoption.edition_id = of_edition or (tg_op = 'UPDATE' and adoption.edition_id = new.edition_id))) then
		raise exception 'The words of an adopted edition are not changed.' using errcode = 'restrict_violation';
	end if;
	return coalesce(new, old);
end $$;
create trigger clause_adopted_words before insert or update or delete on clause
	for each row execute function refuse_adopted_words();

-- A section of a draft in other words. The newest row's sequence is the section's version; before is for going back.
create table section_amendment (
	tenant_id uuid not null references tenant,
	id uuid not null,
	edition_id uuid not null,
	-- Lineage of the heading; the strategy itself for what stands before the first heading.
	section_id uuid not null,
	sequence int not null check (sequence >= 1),
	before jsonb not null,
	after jsonb not null,
	amended_by uuid,
	amended_at timestamptz not null default now(),
	primary key (tenant_id, id),
	unique (tenant_id, edition_id, section_id, sequence),
	foreign key (tenant_id, edition_id) references edition,
	foreign key (tenant_id, amended_by) references person
);
select migration.isolate('section_amendment', 'select, insert, delete');

-- A goal serves a clause of a document above, or goes against it.
create table goal_alignment (
	tenant_id uuid not null references tenant,
	goal_id uuid not null,
	clause_id uuid not null,
	stance text not null check (stance in ('serves', 'contradicts')),
	note text not null default '' check (length(note) <= 2000),
	aligned_by uuid,
	aligned_at timestamptz not null default now(),
	version int not null default 1,
	primary key (tenant_id, goal_id, clause_id),
	foreign key (tenant_id, goal_id) references goal,
	foreign key (tenant_id, clause_id) references clause,
	foreign key (tenant_id, aligned_by) references person
);
create index goal_alignment_clause on goal_alignment (tenant_id, clause_id);
select migration.isolate('goal_alignment', 'select, insert, update, delete');

-- The clause a goal is aligned to changed or went: somebody must look whether the goal still holds.
create table review_task (
	tenant_id uuid not null references tenant,
	id uuid not null,
	goal_id uuid not null,
	lineage_id uuid not null,
	-- The adopted edition that opened it.
	edition_id uuid not null,
	kind text not null check (kind in ('changed', 'gone')),
	before_clause_id uuid not null,
	after_clause_id uuid,
	opened_on date not null,
	opened_at timestamptz not null default now(),
	primary key (tenant_id, id),
	check ((kind = 'gone') = (after_clause_id is null)),
	foreign key (tenant_id, goal_id) references goal,
	foreign key (tenant_id, edition_id) references edition,
	foreign key (tenant_id, before_clause_id) references clause,
	foreign key (tenant_id, after_clause_id) references clause
);
create index review_task_goal on review_task (tenant_id, goal_id);
create index review_task_before on review_task (tenant_id, before_clause_id);
create index review_task_after on review_task (tenant_id, after_clause_id);
create index review_task_edition on review_task (tenant_id, edition_id);
select migration.isolate('review_task', 'select, insert, update (edition_id, kind, after_clause_id)');

create table review_task_closure (
	tenant_id uuid not null references tenant,
	id uuid not null,
	task_id uuid not null,
	outcome text not null check (outcome in ('kept', 'changed', 'not_relevant')),
	note text not null default '' check (length(note) <= 4000),
	closed_on date not null,
	closed_by uuid,
	closed_at timestamptz not null default now(),
	reopened_by uuid,
	reopened_at timestamptz,
	primary key (tenant_id, id),
	foreign key (tenant_id, task_id) references review_task,
	foreign key (tenant_id, closed_by) references person,
	foreign key (tenant_id, reopened_by) references person
);
create unique index review_task_closure_live on review_task_closure (tenant_id, task_id) where reopened_at is null;
select migration.isolate('review_task_closure', 'select, insert, update (reopened_by, reopened_at)');

-- A clause that asks for a post: the role that must be filled, through editions.
create table required_role (
	tenant_id uuid not null references tenant,
	strategy_id uuid not null,
	lineage_id uuid not null,
	role_id uuid not null,
	is_permanent boolean not null default false,
	tied_by uuid,
	tied_at timestamptz not null default now(),
	primary key (tenant_id, lineage_id, role_id),
	foreign key (tenant_id, strategy_id) references strategy,
	foreign key (tenant_id, role_id) references role on delete cascade,
	foreign key (tenant_id, tied_by) references person
);
create index required_role_strategy on required_role (tenant_id, strategy_id);
create index required_role_role on required_role (tenant_id, role_id);
select migration.isolate('required_role', 'select, insert, delete');
