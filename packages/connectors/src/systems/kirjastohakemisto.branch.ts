import { idOf, listOf, numberOf, recordOf, textOf } from '../untrusted.ts';

/** Part of a day, `HH:MM`. */
export interface TimeSpan {
	from: string;
	to: string;
}

/** One day at a branch. */
export interface BranchDay {
	/** `YYYY-MM-DD` */
	date: string;
	isClosed: boolean;
	info: string | null;
	/** Hours with staff, and hours when visitors let themselves in. */
	staffed: TimeSpan[];
	selfService: TimeSpan[];
}

/** A service point of a library as the directory knows it. Persons and contact details are not taken. */
export interface Branch {
	directoryId: number;
	name: { fi: string; sv?: string; en?: string };
	kind: 'main' | 'branch' | 'mobile' | 'other';
	/** Key of the municipality in the directory. */
	cityId: number | null;
	address: { street: string | null; zipcode: string | null; city: string | null; area: string | null } | null;
	/** Degrees, WGS 84. */
	coordinates: { lat: number; lon: number } | null;
	/** Names of equipment such as "Lainausautomaatti", each once. */
	devices: string[];
	/** Names of rooms, collections and other services, each once. */
	services: string[];
	hours: BranchDay[];
	/** The library system and this branch's code in it. */
	librarySystem: { name: string; branchCode: string | null } | null;
}

/** Reads one item of the directory's answer; null when it has no id or name. */
export function readBranch(item: unknown): Branch | null {
	const record = recordOf(item);
	const directoryId = idOf(record?.id);
	const name = translated(record?.name) ?? translated(record?.shortName);
	if (!record || directoryId === null || name === null) return null;
	const services = listOf(record.services)
		.map(recordOf)
		.filter((service) => service !== null);
	return {
		directoryId,
		name: { fi: name },
		kind: kindOf(record),
		cityId: idOf(record.city),
		address: addressOf(record.address),
		coordinates: coordinatesOf(record.coordinates),
		devices: namesOf(services.filter((service) => service.type === 'hardware')),
		services: namesOf(services.filter((service) => service.type !== 'hardware')),
		hours: listOf(record.schedules).flatMap((day) => dayOf(day) ?? []),
		librarySystem: librarySystemOf(record.librarySystem),
	};
}

/** The directory answers in one language; older answers carry all of them. */
function translated(value: unknown): string | null {
	return textOf(value) ?? textOf(recordOf(value)?.fi);
}

function kindOf({ type, mainLibrary }: Record<string, unknown>): Branch['kind'] {
	if (mainLibrary === true) return 'main';
	if (type === 'mobile') return 'mobile';
	return type === 'municipal' || type === 'children' || type === 'music' ? 'branch' : 'other';
}

function addressOf(value: unknown): Branch['address'] {
	const record = recordOf(value);
	if (!record) return null;
	const address = {
		street: translated(record.street),
		zipcode: textOf(record.zipcode, 20),
		city: translated(record.city),
		area: translated(record.area),
	};
	return Object.values(address).some((part) => part !== null) ? address : null;
}

function coordinatesOf(value: unknown): Branch['coordinates'] {
	const record = recordOf(value);
	const lat = numberOf(Number(record?.lat ?? Number.NaN), -90, 90);
	const lon = numberOf(Number(record?.lon ?? Number.NaN), -180, 180);
	return lat === null || lon === null ? null : { lat, lon };
}

/** Services are made from templates whose ids repeat, and mostly have only the template's name. */
function namesOf(services: readonly Record<string, unknown>[]): string[] {
	const names = services.flatMap(
		(service) => translated(service.name) ?? translated(service.standardName) ?? [],
	);
	return [...new Set(names)].toSorted((a, b) => a.localeCompare(b, 'fi'));
}

function librarySystemOf(value: unknown): Branch['librarySystem'] {
	const record = recordOf(value);
	const name = textOf(record?.name, 60);
	if (name === null) return null;
	const code = record?.servicepoint_id;
	return { name, branchCode: textOf(typeof code === 'number' ? String(code) : code, 60) };
}

function dayOf(value: unknown): BranchDay | null {
	const record = recordOf(value);
	const date = textOf(record?.date, 10);
	if (!record || date === null || !/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
	const spans = listOf(record.times).flatMap((time) => spanOf(time) ?? []);
	return {
		date,
		isClosed: record.closed === true || spans.length === 0,
		info: translated(record.info),
		staffed: spans.filter(({ status }) => status === 1).map(({ from, to }) => ({ from, to })),
		selfService: spans.filter(({ status }) => status === 2).map(({ from, to }) => ({ from, to })),
	};
}

/** Status 0 is closed, 1 with staff, 2 self-service. */
function spanOf(value: unknown): (TimeSpan & { status: 1 | 2 }) | null {
	const record = recordOf(value);
	const isTime = (time: unknown): time is string => typeof time === 'string' && /^\d{2}:\d{2}$/.test(time);
	if (!record || !isTime(record.from) || !isTime(record.to)) return null;
	return record.status === 1 || record.status === 2
		? { from: record.from, to: record.to, status: record.status }
		: null;
}
