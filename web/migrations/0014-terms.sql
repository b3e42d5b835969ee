-- What a municipality's own words mean: words that mean the same here, or a meaning that mergers taught and that was
-- switched off. The words of the latter are the two features by which the taught meaning is known.
create table tenant_term (
	tenant_id uuid not null references tenant,
	id uuid not null,
	kind text not null check (kind in ('same', 'not_taught')),
	words text[] not null check (cardinality(words) between 2 and 12 and length(array_to_string(words, ' ')) <= 800),
	person_id uuid,
	version int not null default 1,
	created_at timestamptz not null default now(),
	primary key (tenant_id, id),
	foreign key (tenant_id, person_id) references person
);
create unique index tenant_term_not_taught on tenant_term (tenant_id, words) where kind = 'not_taught';
select migration.isolate('tenant_term', 'select, insert, update, delete');
