/** What a list can be asked in its address. */
export interface TableSpec {
	/** Columns that can be sorted by. */
	sorts?: readonly string[];
	defaultSort?: Sort;
	/** Names of the filters; each is one value in the address. */
	filters?: readonly string[];
	/** Rows on a page when the address does not say. */
	size?: number;
	/** Keeps two tables of one page apart. */
	prefix?: string;
}

export interface Sort {
	key: string;
	direction: 'asc' | 'desc';
}

/** Plain data: `load` reads it for its query and hands it to the page as it is. */
export interface TableState {
	page: number;
	size: number;
	offset: number;
	sort: Sort | null;
	filters: Record<string, string>;
	/** Everything else in the address, which the table's links must keep. */
	others: [string, string][];
	prefix: string;
	defaultSize: number;
	defaultSort: Sort | null;
}

/** A `URL`, or SvelteKit's read-only one. */
interface Address {
	searchParams: { get(name: string): string | null; entries(): Iterable<[string, string]> };
}

export const largestPage = 100;
const usualPage = 25;
const lastPageNumber = 100_000;
const longestFilter = 200;

export function tableState(url: Address, spec: TableSpec = {}): TableState {
	const prefix = spec.prefix ?? '';
	const defaultSize = Math.min(spec.size ?? usualPage, largestPage);
	const defaultSort = spec.defaultSort ?? null;
	const read = (name: string) => url.searchParams.get(prefix + name);
	const size = wholeNumber(read('size'), largestPage) ?? defaultSize;
	const page = wholeNumber(read('page'), lastPageNumber) ?? 1;
	const names = spec.filters ?? [];
	const own = new Set(['page', 'size', 'sort', ...names].map((name) => prefix + name));
	return {
		page,
		size,
		offset: (page - 1) * size,
		sort: readSort(read('sort'), spec.sorts ?? []) ?? defaultSort,
		filters: readFilters(names, read),
		// `/action` names a form action; it must not ride along in links.
		others: [...url.searchParams.entries()].filter(([name]) => !own.has(name) && !name.startsWith('/')),
		prefix,
		defaultSize,
		defaultSort,
	};
}

function wholeNumber(text: string | null, largest: number): number | null {
	if (!text || !/^\d{1,9}$/.test(text)) return null;
	return Math.min(Math.max(Number(text), 1), largest);
}

function readSort(text: string | null, sorts: readonly string[]): Sort | null {
	if (!text) return null;
	const direction = text.startsWith('-') ? 'desc' : 'asc';
	const key = text.replace(/^-/, '');
	return sorts.includes(key) ? { key, direction } : null;
}

function readFilters(
	names: readonly string[],
	read: (name: string) => string | null,
): Record<string, string> {
	const filters: Record<string, string> = {};
	for (const name of names) {
		const value = read(name)?.trim().slice(0, longestFilter);
		if (value) filters[name] = value;
	}
	return filters;
}

export interface TableChange {
	page?: number;
	size?: number;
	sort?: Sort | null;
	/** An empty value takes the filter away. */
	filters?: Record<string, string>;
}

/** Address of the same list with one thing changed; any change but the page itself begins from page one. */
export function tableHref(state: TableState, change: TableChange): string {
	const sort = change.sort === undefined ? state.sort : change.sort;
	const parameters = new URLSearchParams(state.others);
	const write = (name: string, value: string) => value && parameters.append(state.prefix + name, value);
	for (const [name, value] of Object.entries({ ...state.filters, ...change.filters })) write(name, value);
	if (sort && !isSameSort(sort, state.defaultSort)) write('sort', sortText(sort));
	const size = change.size ?? state.size;
	if (size !== state.defaultSize) write('size', String(size));
	if (change.page && change.page > 1) write('page', String(change.page));
	return `?${parameters}`;
}

/** What a filter form must send along besides its own fields. */
export function keptFields(state: TableState): [string, string][] {
	const kept = [...state.others];
	if (state.sort && !isSameSort(state.sort, state.defaultSort)) {
		kept.push([`${state.prefix}sort`, sortText(state.sort)]);
	}
	if (state.size !== state.defaultSize) kept.push([`${state.prefix}size`, String(state.size)]);
	return kept;
}

/** Pressing a sorted column turns it round. */
export function nextSort(state: TableState, key: string): Sort {
	const isAscending = state.sort?.key === key && state.sort.direction === 'asc';
	return { key, direction: isAscending ? 'desc' : 'asc' };
}

export function pageCount(total: number, size: number): number {
	return Math.max(1, Math.ceil(total / size));
}

/** First, last, and the neighbours of this page; `null` where pages are left out. */
export function pageNumbers(page: number, count: number): (number | null)[] {
	const near = [1, page - 1, page, page + 1, count].filter((number) => number >= 1 && number <= count);
	const numbers = [...new Set(near)].sort((a, b) => a - b);
	return numbers.flatMap((number, i) => {
		const gap = number - (numbers[i - 1] ?? number);
		if (gap === 2) return [number - 1, number];
		return gap > 2 ? [null, number] : [number];
	});
}

const sortText = ({ key, direction }: Sort) => (direction === 'desc' ? `-${key}` : key);
const isSameSort = (a: Sort, b: Sort | null) => a.key === b?.key && a.direction === b.direction;
